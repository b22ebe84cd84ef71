package io.dyadwatch.cli.tail;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as somebody writes it. */
public sealed interface Moment {
    /** As an instant. */
    Instant seenFrom(Instant now);

    record At(Instant time) implements Moment {
        @Override
        public Instant seenFrom(Instant now) {
            return time;
        }
    }

    record Ago(Duration duration) implements Moment {
        @Override
        public Instant seenFrom(Instant now) {
            // Longer ago than Kafka can say is since the beginning.
            Duration most = Duration.between(Instant.EPOCH, now);
            return duration.compareTo(most) > 0 ? Instant.EPOCH : now.minus(duration);
        }
    }

    /** Reads RFC 3339, or how long ago: {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d}, {@code PT5M}. */
    final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String value) {
            try {
                return new At(OffsetDateTime.parse(value).toInstant());
            } catch (DateTimeParseException e) {
                return ago(value);
            }
        }

        private static Moment ago(String value) {
            try {
                if (new StartAt.Converter().convert(value) instanceof StartAt.Since since) {
                    return new Ago(since.ago());
                }
            } catch (TypeConversionException e) {
                // Told below, with what would have been right.
            }
            throw new TypeConversionException(
                    "'" + value + "' is no time such as 2026-11-20T09:00:00Z, nor how long ago: 90s, 5m, 2h, 1d, PT5M");
        }
    }
}
