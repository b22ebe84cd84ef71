package io.dyadwatch.enrich.vocabulary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What became of the records of the vocabulary topic. */
public final class VocabularyMetrics {
    private static final String PREFIX = "dyadwatch.enrich.vocabulary.";

    private final Map<Reason, Counter> skipped = new EnumMap<>(Reason.class);
    private final Timer building;
    private final AtomicInteger changed = new AtomicInteger();

    /** Why a record has no part in the vocabulary. */
    enum Reason {
        /** It is no entry. */
        UNREADABLE,
        /** It is one, but not for this vocabulary. */
        INVALID
    }

    public VocabularyMetrics(MeterRegistry registry) {
        for (Reason reason : Reason.values()) {
            skipped.put(
                    reason,
                    Counter.builder(PREFIX + "skipped")
                            .description("Records of the vocabulary topic that this instance could not use")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        building = Timer.builder(PREFIX + "build")
                .description("Time to check a changed vocabulary and to build its matcher")
                .register(registry);
        registry.gauge(PREFIX + "changed", changed);
    }

    void skipped(Reason reason) {
        Counter counter = skipped.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    /** @param entries in force that differ from the vocabulary's files */
    void changed(int entries) {
        changed.set(entries);
    }

    <T> T timed(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        building.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return result;
    }
}
