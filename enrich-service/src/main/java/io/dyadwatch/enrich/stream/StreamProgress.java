package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.EnrichConfig;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.lag.InstanceLag;
import io.dyadwatch.operations.progress.GroupWork;
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
import java.util.Optional;

/** Ends the process when the brokers answer, the stream has something to do, and does not get on with it. */
@ApplicationScoped
public class StreamProgress {
    private static final int EXIT_CODE = 1;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final BrokerCheck broker;
    private final InstanceLag lag;
    private final ProgressWatch watch;

    StreamProgress(
            EnrichStream stream,
            EnrichConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry meters) {
        this.broker = new BrokerCheck(kafka, "enrich-service-progress", EnrichStream.TOPICS);
        this.lag = new InstanceLag(
                kafka,
                "enrich-service-progress-lag",
                StreamSettings.APPLICATION_ID,
                Topics.ARTICLE.name(),
                () -> Optional.of(stream.articlePartitions()));
        Work work = new GroupWork("enrich", lag)
                .including("start", stream::starting)
                .needing(broker::require);
        ProcessEnd end = new ProcessEnd(
                () -> Quarkus.asyncExit(EXIT_CODE),
                STOP_PATIENCE,
                () -> Runtime.getRuntime().halt(EXIT_CODE));
        this.watch = new ProgressWatch(List.of(work), config.progressLimit(), Clock.systemUTC(), meters, end);
    }

    void start(@Observes StartupEvent event) {
        watch.start();
    }

    void stop(@Observes ShutdownEvent event) {
        watch.close();
        lag.close();
        broker.close();
    }
}
