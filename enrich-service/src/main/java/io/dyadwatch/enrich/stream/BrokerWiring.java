package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.lag.InstanceLag;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Who asks the brokers whether they answer, and how far this instance is. */
@Singleton
public class BrokerWiring {
    private final Map<String, Object> kafka;

    BrokerWiring(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Produces
    @Singleton
    BrokerCheck broker() {
        return new BrokerCheck(kafka, "enrich-service-check", EnrichStream.TOPICS);
    }

    void close(@Disposes BrokerCheck broker) {
        broker.close();
    }

    @Produces
    @Singleton
    InstanceLag lag(EnrichStream stream) {
        return new InstanceLag(
                kafka,
                "enrich-service-lag",
                StreamSettings.APPLICATION_ID,
                Topics.ARTICLE.name(),
                stream::articlePartitions);
    }

    void close(@Disposes InstanceLag lag) {
        lag.close();
    }
}
