package io.dyadwatch.enrich.stream;

import io.dyadwatch.operations.broker.BrokerCheck;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the brokers answer and have the topics: Kafka Streams itself calls that running for minutes without them. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {
    private final BrokerCheck broker;

    @Inject
    BrokerReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.broker = new BrokerCheck(kafka, "enrich-service-readiness", EnrichStream.TOPICS);
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
