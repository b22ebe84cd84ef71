package io.dyadwatch.ingest;

import io.dyadwatch.ingest.publish.KafkaArticles;
import io.dyadwatch.operations.kafka.KafkaMeters;
import io.dyadwatch.operations.lag.HopLag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the service shows of itself besides what became of the articles. */
@Dependent
class IngestMeters {
    @Produces
    @Singleton
    MeterFilter kafkaMeters() {
        return new KafkaMeters();
    }

    void secondsBehind(@Observes StartupEvent start, KafkaArticles articles, MeterRegistry registry) {
        Gauge.builder(HopLag.SECONDS_BEHIND, articles, sent -> sent.behind().toMillis() / 1000.0)
                .description("Age of the oldest article that waits for this hop, 0 when none does")
                .tag("hop", "ingest")
                .strongReference(true)
                .register(registry);
    }
}
