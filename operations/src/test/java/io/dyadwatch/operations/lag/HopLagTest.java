package io.dyadwatch.operations.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class HopLagTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
    private final List<PartitionLag> answer = new ArrayList<>();
    private boolean away;
    private final HopLag lag = new HopLag("enrich", this::ask, clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void itShowsZeroFromTheStart() throws Exception {
        lag.bindTo(registry);

        assertThat(gauge("dyadwatch.seconds.behind")).isZero();
        assertThat(gauge("dyadwatch.records.behind")).isZero();

        away = true;
        lag.sample();

        assertThat(gauge("dyadwatch.seconds.behind")).isZero();
    }

    @Test
    void itIsAsFarBehindAsTheOldestOfItsPartitionsAndHasTheRecordsOfAll() throws Exception {
        lag.bindTo(registry);
        answer.add(waiting(0, 3, NOW.minusSeconds(4)));
        answer.add(waiting(1, 5, NOW.minusMillis(600_500)));
        answer.add(idle(2));

        lag.sample();

        assertThat(gauge("dyadwatch.seconds.behind")).isEqualTo(600.5);
        assertThat(gauge("dyadwatch.records.behind")).isEqualTo(8);
        assertThat(lag.partitions()).hasSize(3);
    }

    @Test
    void whatIdlesIsNotBehindHoweverLong() throws Exception {
        lag.bindTo(registry);
        answer.add(idle(0));
        lag.sample();

        clock.add(Duration.ofDays(3));

        assertThat(gauge("dyadwatch.seconds.behind")).isZero();
    }

    @Test
    void whatWaitsGrowsOlderWhileKafkaCannotBeAsked() throws Exception {
        lag.bindTo(registry);
        answer.add(waiting(0, 1, NOW.minusSeconds(1)));
        lag.sample();
        away = true;
        clock.add(Duration.ofMinutes(2));
        lag.sample();

        assertThat(gauge("dyadwatch.seconds.behind")).isEqualTo(121);

        away = false;
        answer.clear();
        answer.add(idle(0));
        lag.sample();

        assertThat(gauge("dyadwatch.seconds.behind")).isZero();
    }

    @Test
    void aTimestampInTheFutureIsNotBehind() throws Exception {
        lag.bindTo(registry);
        answer.add(waiting(0, 1, NOW.plusSeconds(30)));
        lag.sample();

        assertThat(gauge("dyadwatch.seconds.behind")).isZero();
        assertThat(gauge("dyadwatch.records.behind")).isEqualTo(1);
    }

    private double gauge(String name) {
        return registry.get(name).tag("hop", "enrich").gauge().value();
    }

    private List<PartitionLag> ask() {
        if (away) {
            throw new KafkaException("nobody answers");
        }
        return List.copyOf(answer);
    }

    private static PartitionLag waiting(int partition, long records, Instant oldest) {
        return new PartitionLag(
                new TopicPartition("t", partition), OptionalLong.of(7), 7, 7 + records, Optional.of(oldest));
    }

    private static PartitionLag idle(int partition) {
        return new PartitionLag(new TopicPartition("t", partition), OptionalLong.of(7), 8, 8, Optional.empty());
    }
}
