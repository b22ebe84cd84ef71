package io.dyadwatch.extraction.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date in words, numbers and signs in nearly any order, as RFC 822, asctime and people write it: takes it apart into
 * numbers, names, one time and one zone, and puts together what can mean only one thing.
 */
final class DateWords {
    private static final ZoneOffset KOREA_AND_JAPAN = ZoneOffset.ofHours(9);

    private record Figure(int value, int digits, char before) {}

    private final String text;
    private final List<Figure> numbers = new ArrayList<>();
    private int at;
    private int month;
    private int monthAfterNumbers;
    private boolean timed;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private @Nullable Boolean afternoon;
    private boolean zoned;
    private ZoneOffset zone = ZoneOffset.UTC;
    private boolean broken;

    /** @param text in lower case */
    DateWords(String text) {
        this.text = text;
    }

    /**
     * The instant; absent where the words are no date.
     *
     * @throws java.time.DateTimeException if a part is out of range
     */
    Optional<Instant> instant() {
        while (at < text.length() && !broken) {
            char c = text.charAt(at);
            if (c == '(') {
                skipComment();
            } else if (isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else if (timed && !zoned && (c == '+' || c == '-' || c == '\u2212')) {
                offset();
            } else {
                at++;
            }
        }
        LocalDate date = broken ? null : date();
        if (date == null) {
            return Optional.empty();
        }
        return Optional.of(WrittenDate.instant(date, clockHour(), minute, second, nano, zone));
    }

    private void skipComment() {
        int end = text.indexOf(')', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private void number() {
        int from = at;
        int value = digits();
        int digits = at - from;
        boolean time = at + 1 < text.length() && text.charAt(at) == ':' && digits <= 2;
        if (time) {
            time(value);
            return;
        }
        if (digits > 4) {
            broken = true;
            return;
        }
        numbers.add(new Figure(value, digits, from == 0 ? ' ' : text.charAt(from - 1)));
        skipOrdinal();
    }

    /** {@code 1st}, {@code 2nd}, {@code 1er}, {@code 3º}. */
    private void skipOrdinal() {
        for (String ending : List.of("st", "nd", "rd", "th", "er", "º", "ª", "°")) {
            int end = at + ending.length();
            if (text.startsWith(ending, at) && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
                at = end;
                return;
            }
        }
    }

    private void time(int hours) {
        broken = timed;
        timed = true;
        hour = hours;
        at++;
        int from = at;
        minute = digits();
        broken |= at - from < 1 || at - from > 2;
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            from = at;
            second = digits();
            broken |= at - from < 1 || at - from > 2;
            broken |= at < text.length() && text.charAt(at) == ':';
            fraction();
        }
    }

    private void fraction() {
        boolean marked = at + 1 < text.length()
                && (text.charAt(at) == '.' || text.charAt(at) == ',')
                && isDigit(text.charAt(at + 1));
        if (!marked) {
            return;
        }
        at++;
        int scale = 100_000_000;
        while (at < text.length() && isDigit(text.charAt(at))) {
            nano += (text.charAt(at) - '0') * scale;
            scale /= 10;
            at++;
        }
    }

    private void word() {
        int from = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || isMark(text.charAt(at)))) {
            at++;
        }
        String word = text.substring(from, at);
        if (isHalfOfDay(word, from)) {
            return;
        }
        // What stood before the day may have been a weekday: mar is Tuesday in French, March in English.
        boolean replaceable = month == 0 || (monthAfterNumbers == 0 && numbers.size() == 1);
        int named = replaceable ? MonthNames.of(word) : 0;
        if (named > 0) {
            month = named;
            monthAfterNumbers = numbers.size();
        } else if (timed && !zoned) {
            name(from);
        } else if (word.equals("년") || word.equals("월") || word.equals("일")) {
            zone = KOREA_AND_JAPAN;
        }
    }

    private boolean isHalfOfDay(String word, int from) {
        switch (word) {
            case "am", "오전", "午前", "上午" -> afternoon = false;
            case "pm", "오후", "午後", "下午" -> afternoon = true;
            case "a", "p" -> {
                // a.m. and p. m.
                int end = text.indexOf('m', from);
                boolean dotted = text.startsWith(".", from + 1) && end > 0 && end <= from + 3;
                if (!dotted) {
                    return false;
                }
                afternoon = word.equals("p");
                at = end + 1;
            }
            default -> {
                return false;
            }
        }
        if (word.charAt(0) == '오' || word.startsWith("午")) {
            zone = KOREA_AND_JAPAN;
        } else if (word.equals("上午") || word.equals("下午")) {
            zone = ZoneOffset.ofHours(8);
        }
        return true;
    }

    private void name(int from) {
        int end = at;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '/')) {
            end++;
        }
        String name = text.substring(from, end);
        at = end;
        boolean signFollows = end + 1 < text.length() && (text.charAt(end) == '+' || text.charAt(end) == '-');
        if (signFollows && isDigit(text.charAt(end + 1))) {
            broken = name.startsWith("etc/");
            return;
        }
        ZoneOffset found = Zones.named(name);
        if (found != null) {
            zone = found;
            zoned = true;
        }
    }

    private void offset() {
        int end = at + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '(') {
            end++;
        }
        ZoneOffset found = Zones.parse(text.substring(at, end));
        if (found == null) {
            broken = true;
            return;
        }
        zone = found;
        zoned = true;
        at = end;
    }

    private int clockHour() {
        if (afternoon == null || hour > 12) {
            return hour;
        }
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private @Nullable LocalDate date() {
        if (month > 0) {
            return withNamedMonth();
        }
        return numbers.size() == 3 ? numeric(numbers.get(0), numbers.get(1), numbers.get(2)) : null;
    }

    private @Nullable LocalDate withNamedMonth() {
        if (numbers.size() != 2) {
            return null;
        }
        Figure first = numbers.get(0);
        Figure second = numbers.get(1);
        boolean yearFirst = first.digits() > 2 || (first.value() > 31 && monthAfterNumbers == 1);
        Figure year = yearFirst ? first : second;
        Figure day = yearFirst ? second : first;
        if (day.digits() > 2 || year.digits() == 1) {
            return null;
        }
        return LocalDate.of(WrittenDate.year(year.value(), year.digits()), month, day.value());
    }

    /** Three numbers: the year is told by its length; of day and month only if one cannot be the other. */
    private @Nullable LocalDate numeric(Figure first, Figure second, Figure third) {
        if (first.digits() == 4) {
            return LocalDate.of(first.value(), second.value(), third.value());
        }
        if (third.digits() != 4) {
            return null;
        }
        boolean dayFirst = second.before() != '/' || first.value() > 12;
        boolean monthFirst = second.before() == '/' && (second.value() > 12 || afternoon != null);
        if (second.value() > 12 || (monthFirst && first.value() <= 12)) {
            return LocalDate.of(third.value(), first.value(), second.value());
        }
        if (dayFirst || first.value() == second.value()) {
            return LocalDate.of(third.value(), second.value(), first.value());
        }
        return null;
    }

    private int digits() {
        int value = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            value = Math.min(value, 100_000) * 10 + text.charAt(at) - '0';
            at++;
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
