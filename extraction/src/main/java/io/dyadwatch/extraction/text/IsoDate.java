package io.dyadwatch.extraction.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 with all that profiles of it allow: calendar, week and ordinal dates, basic and extended, reduced to a month
 * or a year, with two-digit years, with a space instead of the T, with the zone's name after a space.
 */
final class IsoDate {
    private final String text;
    private int at;

    private IsoDate(String text) {
        this.text = text;
    }

    /**
     * The instant; absent where the text has another form.
     *
     * @throws DateTimeException if it has this form and a part is out of range
     */
    static Optional<Instant> parse(String text) {
        char first = text.charAt(0);
        if (!isDigit(first) && first != '-') {
            return Optional.empty();
        }
        return new IsoDate(text).read();
    }

    private Optional<Instant> read() {
        LocalDate date = date();
        if (date == null) {
            return Optional.empty();
        }
        if (at == text.length()) {
            return Optional.of(WrittenDate.instant(date, 0, 0, 0, 0, ZoneOffset.UTC));
        }
        char separator = text.charAt(at);
        if (separator == 'Z' && at + 1 == text.length()) {
            return Optional.of(WrittenDate.instant(date, 0, 0, 0, 0, ZoneOffset.UTC));
        }
        if (separator != 'T' && separator != 't' && separator != ' ') {
            return Optional.empty();
        }
        at++;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return time(date);
    }

    private @Nullable LocalDate date() {
        boolean century = text.charAt(0) == '-';
        at = century ? 1 : 0;
        int digits = digits();
        if (century) {
            return shortYearAndMonth(digits);
        }
        return switch (digits) {
            case 8 -> LocalDate.of(number(0, 4), number(4, 6), number(6, 8));
            case 7 -> LocalDate.ofYearDay(number(0, 4), number(4, 7));
            case 6 -> LocalDate.of(WrittenDate.year(number(0, 2), 2), number(2, 4), number(4, 6));
            case 5 -> LocalDate.ofYearDay(WrittenDate.year(number(0, 2), 2), number(2, 5));
            case 4 -> afterYear(number(0, 4));
            case 2 -> afterShortYear(WrittenDate.year(number(0, 2), 2));
            default -> null;
        };
    }

    /** {@code -0312} and {@code -03-12}: a month of a year without its century. */
    private @Nullable LocalDate shortYearAndMonth(int digits) {
        if (digits == 4 && at == text.length()) {
            return LocalDate.of(WrittenDate.year(number(1, 3), 2), number(3, 5), 1);
        }
        if (digits == 2 && text.length() == 6 && text.charAt(3) == '-') {
            int year = WrittenDate.year(number(1, 3), 2);
            at = 4;
            return digits() == 2 ? LocalDate.of(year, number(4, 6), 1) : null;
        }
        return null;
    }

    private @Nullable LocalDate afterYear(int year) {
        if (at == text.length()) {
            return LocalDate.of(year, 1, 1);
        }
        char separator = text.charAt(at);
        if (separator == 'W') {
            return week(year, at + 1, false);
        }
        if (separator != '-' && separator != '/' && separator != '.') {
            return null;
        }
        int from = at + 1;
        if (from < text.length() && text.charAt(from) == 'W') {
            return week(year, from + 1, true);
        }
        at = from;
        int digits = digits();
        boolean last = at == text.length() || text.charAt(at) != separator;
        if (digits == 3 && last) {
            return LocalDate.ofYearDay(year, number(from, from + 3));
        }
        // Some write a zero too many before the month.
        if (digits == 0 || digits > 3 || (digits == 3 && text.charAt(from) != '0')) {
            return null;
        }
        int month = number(from, at);
        if (last) {
            // 2003/04 and 2003.04 are not for sure a month.
            return separator == '-' && digits == 2 ? LocalDate.of(year, month, 1) : null;
        }
        int dayFrom = at + 1;
        at = dayFrom;
        int dayDigits = digits();
        return dayDigits == 1 || dayDigits == 2 ? LocalDate.of(year, month, number(dayFrom, at)) : null;
    }

    private @Nullable LocalDate week(int year, int from, boolean extended) {
        at = from;
        int digits = digits();
        if (digits != 2 && (digits != 3 || extended)) {
            return null;
        }
        int week = number(from, from + 2);
        int day = digits == 3 ? number(from + 2, from + 3) : 1;
        if (extended && at < text.length() && text.charAt(at) == '-') {
            int dayFrom = at + 1;
            at = dayFrom;
            if (digits() != 1) {
                return null;
            }
            day = number(dayFrom, at);
        }
        LocalDate monday = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
        LocalDate date = monday.plusWeeks(week - 1L).with(DayOfWeek.of(day));
        if (week < 1 || date.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw new DateTimeException("no such week");
        }
        return date;
    }

    /** {@code 03-12-31}. */
    private @Nullable LocalDate afterShortYear(int year) {
        boolean whole = text.length() >= 8 && text.charAt(2) == '-' && text.charAt(5) == '-';
        if (!whole) {
            return null;
        }
        at = 3;
        int month = digits();
        at = 6;
        int day = digits();
        return month == 2 && day == 2 ? LocalDate.of(year, number(3, 5), number(6, 8)) : null;
    }

    private Optional<Instant> time(LocalDate date) {
        int from = at;
        int digits = digits();
        int hour;
        int minute = 0;
        int second = 0;
        if (digits == 4 || digits == 6) {
            hour = number(from, from + 2);
            minute = number(from + 2, from + 4);
            second = digits == 6 ? number(from + 4, from + 6) : 0;
        } else if (digits == 1 || digits == 2) {
            hour = number(from, at);
            if (next(':')) {
                int minuteFrom = at;
                if (digits() != 2) {
                    return Optional.empty();
                }
                minute = number(minuteFrom, at);
                if (next(':')) {
                    int secondFrom = at;
                    int secondDigits = digits();
                    if (secondDigits != 2 && secondDigits != 1) {
                        return Optional.empty();
                    }
                    second = number(secondFrom, at);
                }
            }
        } else {
            return Optional.empty();
        }
        int nano = fraction();
        ZoneOffset zone = Zones.parse(text.substring(at));
        return zone == null
                ? Optional.empty()
                : Optional.of(WrittenDate.instant(date, hour, minute, second, nano, zone));
    }

    private int fraction() {
        boolean marked = at + 1 < text.length()
                && (text.charAt(at) == '.' || text.charAt(at) == ',')
                && isDigit(text.charAt(at + 1));
        if (!marked) {
            return 0;
        }
        at++;
        int nano = 0;
        int scale = 100_000_000;
        while (at < text.length() && isDigit(text.charAt(at))) {
            nano += (text.charAt(at) - '0') * scale;
            scale /= 10;
            at++;
        }
        return nano;
    }

    private boolean next(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private int digits() {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
