package io.dyadwatch.enrich.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/** The meters of Kafka Streams and of its clients; those that come and go with its tasks are looked for every 10 s. */
final class StreamMeters implements AutoCloseable {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stream-meters");
        thread.setDaemon(true);
        return thread;
    });
    private final KafkaStreamsMetrics metrics;

    StreamMeters(KafkaStreams streams) {
        metrics = new KafkaStreamsMetrics(streams, List.of(), scheduler, REFRESH);
    }

    void bindTo(MeterRegistry registry) {
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        metrics.close();
    }
}
