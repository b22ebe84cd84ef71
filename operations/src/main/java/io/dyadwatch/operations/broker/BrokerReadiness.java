package io.dyadwatch.operations.broker;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the brokers answer and have what the service needs, as its {@link BrokerCheck} says. What uses the brokers
 * does not tell: Kafka Streams calls itself running for minutes without them, and a channel calls itself dead.
 */
@Readiness
@Singleton
public class BrokerReadiness implements HealthCheck {
    private final BrokerCheck broker;

    BrokerReadiness(BrokerCheck broker) {
        this.broker = broker;
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
}
