package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.newsroom.Newsroom;
import io.dyadwatch.operations.kafka.KafkaMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The meters of the stream. */
@Dependent
class MeterWiring {
    @Produces
    @Singleton
    MeterFilter kafkaMeters() {
        return new KafkaMeters();
    }

    @Produces
    @Singleton
    Newsroom newsroom(MeterRegistry registry) {
        return new Newsroom(registry, Clock.systemUTC());
    }

    @Produces
    @Singleton
    EnrichMetrics metrics(MeterRegistry registry, Newsroom newsroom) {
        return new EnrichMetrics(registry, newsroom);
    }
}
