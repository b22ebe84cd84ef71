package io.dyadwatch.cli.tail;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where in a topic reading starts. */
public sealed interface StartAt {
    /** With the oldest record there is. */
    record Earliest() implements StartAt {}

    /** With the next record that comes. */
    record Latest() implements StartAt {}

    /** With the first record whose timestamp is at most this long ago. */
    record Since(Duration ago) implements StartAt {
        /** As a Kafka timestamp, in milliseconds; 1970 for anything longer ago than that. */
        long fromMillis(Instant now) {
            Duration sinceEpoch = Duration.between(Instant.EPOCH, now);
            return ago.compareTo(sinceEpoch) > 0 ? 0 : sinceEpoch.minus(ago).toMillis();
        }
    }

    /** Reads {@code earliest}, {@code latest}, {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d} or ISO 8601. */
    final class Converter implements ITypeConverter<StartAt> {
        private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})([smhd])");

        @Override
        public StartAt convert(String value) {
            String word = value.toLowerCase(Locale.ROOT);
            return switch (word) {
                case "earliest" -> new Earliest();
                case "latest" -> new Latest();
                default -> new Since(duration(word));
            };
        }

        private static Duration duration(String value) {
            Matcher matcher = SHORT.matcher(value);
            if (matcher.matches()) {
                long amount = Long.parseLong(matcher.group(1));
                return switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
            }
            try {
                Duration duration = Duration.parse(value);
                if (!duration.isNegative()) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // Told below, with what would have been right.
            }
            throw new TypeConversionException(
                    "'" + value + "' is not earliest, latest, or a duration such as 90s, 5m, 2h, 1d or PT5M");
        }
    }
}
