package io.dyadwatch.ingest;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.ingest.publish.KafkaArticles;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.dyadwatch.operations.progress.ProgressWatch;
import io.dyadwatch.operations.progress.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ends the process when the brokers answer and yet articles on their way to Kafka come to no end at all. */
@ApplicationScoped
public class PublishProgress {
    private static final int EXIT_CODE = 1;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final BrokerCheck broker;
    private final ProgressWatch watch;

    PublishProgress(
            KafkaArticles articles,
            IngestConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry meters) {
        this.broker = new BrokerCheck(kafka, "ingest-service-progress", List.of(Topics.ARTICLE.name()));
        ProcessEnd end = new ProcessEnd(
                () -> Quarkus.asyncExit(EXIT_CODE),
                STOP_PATIENCE,
                () -> Runtime.getRuntime().halt(EXIT_CODE));
        this.watch = new ProgressWatch(
                List.of(Work.of("ingest", () -> Map.of("articles", articles.standing()))
                        .needing(broker::require)),
                config.progressLimit(),
                Clock.systemUTC(),
                meters,
                end);
    }

    void start(@Observes StartupEvent event) {
        watch.start();
    }

    void stop(@Observes ShutdownEvent event) {
        watch.close();
        broker.close();
    }
}
