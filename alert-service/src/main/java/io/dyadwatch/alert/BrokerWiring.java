package io.dyadwatch.alert;

import io.dyadwatch.alert.intake.Assignment;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.lag.InstanceLag;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Who asks the brokers whether they answer, and how far this instance is. */
@Singleton
public class BrokerWiring {
    private static final List<String> TOPICS = List.of(
            Topics.ENRICHED_ARTICLE.name(),
            Topics.ENRICHED_ARTICLE_DLQ.name(),
            Topics.VOCABULARY.name(),
            Topics.ALERT.name());

    private final Map<String, Object> kafka;

    BrokerWiring(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Produces
    @Singleton
    BrokerCheck broker() {
        return new BrokerCheck(kafka, "alert-service-check", TOPICS);
    }

    void close(@Disposes BrokerCheck broker) {
        broker.close();
    }

    @Produces
    @Singleton
    InstanceLag lag(AlertConfig config, @Identifier("enriched-articles") Assignment assignment) {
        return new InstanceLag(
                kafka, "alert-service-lag", config.groupId(), Topics.ENRICHED_ARTICLE.name(), assignment::share);
    }

    void close(@Disposes InstanceLag lag) {
        lag.close();
    }
}
