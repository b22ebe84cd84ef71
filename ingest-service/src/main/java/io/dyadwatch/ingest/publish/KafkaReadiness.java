package io.dyadwatch.ingest.publish;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the broker answers and has the topic.
 *
 * <p>The connector's own check is switched off: it would take the service for dead, not just unready, once its client
 * could not be made.
 */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {
    private final BrokerCheck broker;

    @Inject
    public KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.broker = new BrokerCheck(kafka, "ingest-service-readiness", List.of(Topics.ARTICLE.name()));
    }

    @Override
    public HealthCheckResponse call() {
        return broker.problem()
                .map(problem -> HealthCheckResponse.named("kafka")
                        .down()
                        .withData("reason", problem)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("kafka"));
    }

    @PreDestroy
    void close() {
        broker.close();
    }
}
