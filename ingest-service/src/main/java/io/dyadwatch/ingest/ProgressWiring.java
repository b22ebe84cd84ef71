package io.dyadwatch.ingest;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.ingest.publish.KafkaArticles;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.dyadwatch.operations.progress.ProgressWatch;
import io.dyadwatch.operations.progress.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Puts together what ends the process when the brokers answer and yet articles on their way to Kafka come to no end. */
@Singleton
public class ProgressWiring {
    @Produces
    @Singleton
    BrokerCheck broker(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new BrokerCheck(kafka, "ingest-service-check", List.of(Topics.ARTICLE.name()));
    }

    void close(@Disposes BrokerCheck broker) {
        broker.close();
    }

    @Produces
    @Singleton
    ProgressWatch progress(KafkaArticles articles, BrokerCheck broker, IngestConfig config, MeterRegistry meters) {
        Work publishing =
                Work.of("ingest", () -> Map.of("articles", articles.standing())).needing(broker::require);
        return new ProgressWatch(
                List.of(publishing), config.progressLimit(), Clock.systemUTC(), meters, ProcessEnd.ofService());
    }

    void start(@Observes StartupEvent started, ProgressWatch progress) {
        progress.start();
    }

    void stop(@Observes ShutdownEvent stopped, ProgressWatch progress) {
        progress.close();
    }
}
