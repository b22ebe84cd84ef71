package io.dyadwatch.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment is, as far as it could be asked; what could not be is absent.
 *
 * @param at when it was asked
 * @param verdict in one word
 * @param wrong what somebody has to see to, in words
 * @param notices what may be as it should
 * @param unasked what could not be asked, and why
 * @param deadLetters absent where Kafka did not answer
 * @param vocabulary versions in force; several while a change reaches the instances
 */
record Overview(
        Instant at,
        Verdict verdict,
        List<String> wrong,
        List<String> notices,
        List<String> unasked,
        List<Instance> services,
        List<Hop> hops,
        @Nullable List<DeadTopic> deadLetters,
        Deliveries deliveries,
        Canary canary,
        Feeds feeds,
        @Nullable Long sourcesSilent,
        List<String> vocabulary) {

    enum Verdict {
        well,
        wrong,
        unknown
    }

    /**
     * Deliveries and what holds them up.
     *
     * @param dead given up and not resent
     * @param openCircuits endpoints that are left alone for a while, of all instances
     * @param paused whether nothing is sent
     * @param brake whether the flood brake holds watches back
     */
    record Deliveries(
            @Nullable Long waiting,
            @Nullable Long due,
            @Nullable Double oldestDueSeconds,
            @Nullable Long dead,
            @Nullable Long openCircuits,
            @Nullable Boolean paused,
            @Nullable Boolean brake) {
        static Deliveries of(Metrics metrics) {
            return new Deliveries(
                    whole(metrics.max("dyadwatch_alert_deliveries_waiting")),
                    whole(metrics.max("dyadwatch_alert_deliveries_due")),
                    orNull(metrics.max("dyadwatch_alert_oldest_due_seconds")),
                    whole(metrics.max("dyadwatch_alert_deliveries_dead")),
                    whole(metrics.sum("dyadwatch_alert_circuits", "state", "open")),
                    flag(metrics.max("dyadwatch_alert_sending_paused")),
                    flag(metrics.max("dyadwatch_alert_brake_engaged")));
        }
    }

    /**
     * The canary.
     *
     * @param on whether one is posted; absent where that is not known
     * @param lastSuccess when its webhook last arrived; absent where that is not known, or never happened
     */
    record Canary(@Nullable Boolean on, @Nullable Instant lastSuccess) {
        static Canary of(Metrics metrics) {
            OptionalDouble last = metrics.max("dyadwatch_canary_last_success_timestamp_seconds");
            return new Canary(
                    flag(metrics.max("dyadwatch_canary_enabled")),
                    last.orElse(0) > 0 ? Instant.ofEpochMilli((long) (last.getAsDouble() * 1000)) : null);
        }
    }

    /**
     * The feeds that ingest-service reads.
     *
     * @param failing of them, for now or for good
     * @param overdueSeconds how long the one has been due that has been so for longest
     */
    record Feeds(
            @Nullable Long all,
            @Nullable Long failing,
            @Nullable Double overdueSeconds) {
        static Feeds of(Metrics metrics) {
            String name = "dyadwatch_ingest_feeds";
            Map<String, OptionalDouble> standings = metrics.labels(name, "standing").stream()
                    .collect(Collectors.toMap(Function.identity(), each -> metrics.sum(name, "standing", each)));
            return standings.isEmpty()
                    ? new Feeds(null, null, null)
                    : new Feeds(
                            total(standings, each -> true),
                            total(standings, each -> each.equals("failing") || each.equals("gone")),
                            orNull(metrics.max("dyadwatch_ingest_feeds_overdue_seconds")));
        }

        private static long total(Map<String, OptionalDouble> standings, Predicate<String> counted) {
            return Math.round(standings.entrySet().stream()
                    .filter(each -> counted.test(each.getKey()))
                    .mapToDouble(each -> each.getValue().orElse(0))
                    .sum());
        }
    }

    static @Nullable Long whole(OptionalDouble value) {
        return value.isPresent() ? Math.round(value.getAsDouble()) : null;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Boolean flag(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() > 0 : null;
    }
}
