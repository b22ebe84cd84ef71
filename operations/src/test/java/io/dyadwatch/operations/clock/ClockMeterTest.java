package io.dyadwatch.operations.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockMeterTest {
    @Test
    void showsTheTimeThatTheInstanceHas() {
        Instant now = Instant.parse("2026-11-22T06:00:00.500Z");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        new ClockMeter(Clock.fixed(now, ZoneOffset.UTC)).bindTo(registry);

        assertThat(registry.get("dyadwatch.clock").timeGauge().value(TimeUnit.MILLISECONDS))
                .isEqualTo((double) now.toEpochMilli());
    }
}
