package io.dyadwatch.alert.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Retry-After} (RFC 9110, section 10.2.3). */
final class RetryAfter {
    static final Duration LEAST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /**
     * How long the other side asks to be left alone, between 1 s and 24 h.
     *
     * @param value seconds or a date; anything else, such as a negative number, counts as absent
     * @param now what a date is compared with
     */
    static Optional<Duration> parse(String value, Instant now) {
        String given = value.strip();
        if (SECONDS.matcher(given).matches()) {
            return Optional.of(within(Duration.ofSeconds(Long.parseLong(given))));
        }
        try {
            return Optional.of(within(Duration.between(now, DATE.parse(given, Instant::from))));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
