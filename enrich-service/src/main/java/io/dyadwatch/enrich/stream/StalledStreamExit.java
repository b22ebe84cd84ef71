package io.dyadwatch.enrich.stream;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Ends the process when Kafka answers, there are articles to read, and for two minutes none has been: what restarts it
 * does more good than a process that lingers.
 */
@ApplicationScoped
public class StalledStreamExit {
    private static final Logger LOG = Logger.getLogger(StalledStreamExit.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final EnrichStream stream;
    private final Map<String, Object> kafka;
    private final StallWatch<TopicPartition> watch = new StallWatch<>(Clock.systemUTC(), LIMIT);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "enrich-stall-watch");
        thread.setDaemon(true);
        return thread;
    });

    StalledStreamExit(EnrichStream stream, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.stream = stream;
        this.kafka = kafka;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // look() catches whatever it may throw
    void start(@Observes StartupEvent event) {
        scheduler.scheduleWithFixedDelay(this::look, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.shutdownNow();
    }

    private void look() {
        try {
            Set<TopicPartition> partitions = stream.articlePartitions();
            if (partitions.isEmpty()) {
                watch.reset();
            } else if (watch.isStalled(positions(partitions))) {
                LOG.errorf("Articles wait and none was processed, the service ends: limit=%s", LIMIT);
                Quarkus.asyncExit(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            // Whatever it is: the scheduler never calls again what has thrown. As a rule Kafka does not answer: that is
            // a reason to wait, not to leave.
            LOG.warnf("Whether the stream moves could not be looked up: error=%s", e);
            watch.reset();
        }
    }

    private Map<TopicPartition, StallWatch.Position> positions(Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(StreamSettings.ofAdmin(kafka))) {
            return new GroupPositions(admin, StreamSettings.APPLICATION_ID).of(partitions);
        }
    }
}
