package io.dyadwatch.operations.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * {@code dyadwatch_clock_seconds}: Unix time as this instance has it. Whoever reads it compares it with the time of
 * reading: ages, delays and signatures' timestamps of an instance are wrong by as much as its clock.
 */
@Singleton
public class ClockMeter implements MeterBinder {
    private final Clock clock;

    ClockMeter() {
        this(Clock.systemUTC());
    }

    ClockMeter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("dyadwatch.clock", clock, TimeUnit.MILLISECONDS, Clock::millis)
                .description("Unix time as this instance has it")
                .strongReference(true)
                .register(registry);
    }
}
