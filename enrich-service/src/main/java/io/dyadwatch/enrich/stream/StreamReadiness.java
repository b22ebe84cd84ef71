package io.dyadwatch.enrich.stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the vocabulary is on Kafka and articles are being read. */
@Readiness
@ApplicationScoped
public class StreamReadiness implements HealthCheck {
    private final EnrichStream stream;

    StreamReadiness(EnrichStream stream) {
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        boolean published = stream.vocabularyPublished();
        KafkaStreams.State state = stream.state().orElse(KafkaStreams.State.CREATED);
        return HealthCheckResponse.named("enrich-stream")
                .status(published && state == KafkaStreams.State.RUNNING)
                .withData("state", state.name())
                .withData("vocabularyPublished", published)
                .build();
    }
}
