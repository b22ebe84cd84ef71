package io.dyadwatch.ingest.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Times in the header fields of an answer. What cannot be read is absent. */
final class HttpTime {
    private static final Map<Long, String> MONTHS = months();

    /** RFC 9110 section 5.6.7: the form of today and the two that are obsolete, without the day of the week. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("dd ", builder -> builder.appendPattern(" uuuu HH:mm:ss 'GMT'")),
            // A year of two digits: up to 50 years ahead of when this was written.
            form(
                    "dd-",
                    builder -> builder.appendLiteral('-')
                            .appendValueReduced(ChronoField.YEAR, 2, 2, 1977)
                            .appendPattern(" HH:mm:ss 'GMT'")),
            form("", builder -> builder.appendPattern(" ppd HH:mm:ss uuuu")));

    private static final int MAX_CHARS = 100;
    private static final int MAX_DIGITS = 9;

    private HttpTime() {}

    static Optional<Instant> date(String value) {
        String given = value.strip();
        if (given.length() > MAX_CHARS) {
            return Optional.empty();
        }
        // The date says which day of the week it is.
        String date = given.substring(given.indexOf(' ') + 1);
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // Not in this form.
            }
        }
        return Optional.empty();
    }

    /** Seconds, as {@code max-age}, {@code Age} and {@code Retry-After} have them; more than nine digits count as that. */
    static Optional<Duration> seconds(String value) {
        String given = value.strip();
        if (given.isEmpty() || given.length() > MAX_CHARS || !given.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(given.length() > MAX_DIGITS ? 999_999_999 : Integer.parseInt(given)));
    }

    /** {@code Retry-After}, seconds or a date (RFC 9110 section 10.2.3); a date that is over is zero. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        return seconds(value)
                .or(() -> date(value).map(date -> Duration.between(now, date)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static DateTimeFormatter form(String before, UnaryOperator<DateTimeFormatterBuilder> after) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().appendPattern(before).appendText(ChronoField.MONTH_OF_YEAR, MONTHS);
        return after.apply(builder).toFormatter(Locale.ROOT);
    }

    private static Map<Long, String> months() {
        String[] names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        Map<Long, String> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            months.put(i + 1L, names[i]);
        }
        return months;
    }
}
