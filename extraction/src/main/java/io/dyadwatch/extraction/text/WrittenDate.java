package io.dyadwatch.extraction.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * A date as feeds and pages write it: RFC 822 and 2822 and what people take for it, RFC 3339, W3CDTF and ISO 8601 in all
 * reduced forms, asctime, database dates, month names of many languages, seconds or milliseconds since 1970.
 *
 * <p>A time without a zone, or with one nobody knows, is UTC; a date without a time is its midnight. A two-digit year is
 * 1950–2049 (RFC 2822, section 4.3). What is out of range or cannot be told for sure ({@code 01/02/2003}) is absent: no
 * date is better than a wrong one.
 */
public final class WrittenDate {
    private static final int MAX_CHARS = 120;
    private static final long SECONDS_IN_2100 = 4_102_444_800L;

    private WrittenDate() {}

    /** The instant, to the second or as fine as it is written; absent where the text is no date. */
    public static Optional<Instant> parse(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        Optional<Instant> found;
        try {
            found = epoch(text).or(() -> IsoDate.parse(text));
            if (found.isEmpty()) {
                found = new DateWords(text.toLowerCase(Locale.ROOT)).instant();
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Out of range in some part.
            return Optional.empty();
        }
        return found.filter(WrittenDate::hasFourDigitYear);
    }

    private static Optional<Instant> epoch(String text) {
        boolean seconds = text.length() == 10;
        if ((!seconds && text.length() != 13) || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        Instant instant = seconds ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
        return value < 100_000_000L || instant.getEpochSecond() > SECONDS_IN_2100
                ? Optional.empty()
                : Optional.of(instant);
    }

    private static boolean hasFourDigitYear(Instant instant) {
        return instant.getEpochSecond() >= -62_167_219_200L && instant.getEpochSecond() < 253_402_300_800L;
    }

    /** The year that two or three digits stand for (RFC 2822, section 4.3). */
    static int year(int value, int digits) {
        if (digits > 3) {
            return value;
        }
        return value < 50 && digits < 3 ? 2000 + value : 1900 + value;
    }

    /**
     * Puts an instant together. 24:00 is the end of the day, and a 60th second the first of the next minute, as a leap
     * second has to be told in this scale.
     *
     * @throws DateTimeException if any part is out of range
     */
    static Instant instant(LocalDate date, int hour, int minute, int second, int nano, ZoneOffset zone) {
        boolean endOfDay = hour == 24 && minute == 0 && second == 0 && nano == 0;
        boolean leap = second == 60;
        Instant instant = OffsetDateTime.of(
                        date, LocalTime.of(endOfDay ? 0 : hour, minute, leap ? 59 : second, nano), zone)
                .toInstant();
        return instant.plusSeconds(endOfDay ? 86_400 : leap ? 1 : 0);
    }
}
