package io.dyadwatch.alert;

import io.dyadwatch.operations.kafka.KafkaMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.Producer;

/** Kafka's own meters. Quarkus binds those of the channel's consumer; the producer is ours. */
@Singleton
public class KafkaMeterWiring {
    private final KafkaClientMetrics producer;

    KafkaMeterWiring(Producer<byte[], byte[]> producer) {
        this.producer = new KafkaClientMetrics(producer);
    }

    void bind(@Observes StartupEvent start, MeterRegistry registry) {
        producer.bindTo(registry);
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** Made before the registry, so by nobody who needs one. */
    @Produces
    @Singleton
    static MeterFilter shown() {
        return new KafkaMeters();
    }
}
