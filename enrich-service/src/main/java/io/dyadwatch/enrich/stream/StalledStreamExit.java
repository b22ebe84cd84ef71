package io.dyadwatch.enrich.stream;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final String bootstrapServers;
    private final StallWatch<TopicPartition> watch = new StallWatch<>(Clock.systemUTC(), LIMIT);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "enrich-stall-watch");
        thread.setDaemon(true);
        return thread;
    });

    StalledStreamExit(EnrichStream stream, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.stream = stream;
        this.bootstrapServers = bootstrapServers;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // look() catches whatever it may throw
    void start(@Observes StartupEvent event) {
        scheduler.scheduleWithFixedDelay(this::look, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.shutdownNow();
    }

    private void look() {
        Map<TopicPartition, Long> committed = stream.committedOffsets();
        if (stream.state().filter(KafkaStreams.State.RUNNING::equals).isEmpty() || committed.isEmpty()) {
            watch.reset();
            return;
        }
        try {
            if (watch.isStalled(positions(committed))) {
                LOG.errorf("Articles wait and none was processed, the service ends limit=%s", LIMIT);
                Quarkus.asyncExit(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException e) {
            // Kafka does not answer: that is a reason to wait, not to leave.
            watch.reset();
        }
    }

    private Map<TopicPartition, StallWatch.Position> positions(Map<TopicPartition, Long> committed)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(settings)) {
            Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(admin, committed, OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, committed, OffsetSpec.latest());
            Map<TopicPartition, StallWatch.Position> positions = new HashMap<>();
            committed.forEach((partition, offset) -> {
                ListOffsetsResultInfo start = starts.get(partition);
                ListOffsetsResultInfo end = ends.get(partition);
                if (start != null && end != null) {
                    positions.put(partition, new StallWatch.Position(offset, start.offset(), end.offset()));
                }
            });
            return positions;
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, Map<TopicPartition, Long> committed, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                committed.keySet().stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        return admin.listOffsets(asked).all().get();
    }
}
