package io.dyadwatch.enrich.stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the stream runs or may yet: waiting for Kafka and rebalancing are life. */
@Liveness
@ApplicationScoped
public class StreamLiveness implements HealthCheck {
    private final EnrichStream stream;

    StreamLiveness(EnrichStream stream) {
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = stream.state().orElse(KafkaStreams.State.CREATED);
        return HealthCheckResponse.named("enrich-stream")
                .status(state == KafkaStreams.State.CREATED || state.isRunningOrRebalancing())
                .withData("state", state.name())
                .build();
    }
}
