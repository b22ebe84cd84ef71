package io.dyadwatch.enrich.vocabulary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What became of the records of the vocabulary topic. */
public final class VocabularyMetrics {
    private static final String PREFIX = "dyadwatch.enrich.vocabulary.";

    /** Characters of a version that are shown; as many tell two versions apart. */
    private static final int SHOWN_VERSION = 12;

    private final Map<Reason, Counter> skipped = new EnumMap<>(Reason.class);
    private final Timer building;
    private final MultiGauge info;
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
        Gauge.builder(PREFIX + "changed", changed, AtomicInteger::get)
                .description("Entries in force that differ from the vocabulary's files")
                .register(registry);
        info = MultiGauge.builder(PREFIX + "info")
                .description("1 for the version of the vocabulary in force")
                .register(registry);
    }

    /** @param version of the vocabulary that is in force from now on */
    void inForce(String version) {
        info.register(List.of(MultiGauge.Row.of(Tags.of("version", version.substring(0, SHOWN_VERSION)), 1)), true);
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
