package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.EnrichConfig;
import io.dyadwatch.enrich.tag.ArticleEnricher;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.enrich.vocabulary.VocabularyFollower;
import io.dyadwatch.enrich.vocabulary.VocabularyListing;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.dyadwatch.operations.progress.Standing;
import io.dyadwatch.operations.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of the stream: waits for the topics and for the vocabulary to be read to its end, runs, tells Kafka what the
 * vocabulary's files have, replaces threads that die, and stops within a bounded time. It starts on a thread of its own,
 * so that the service answers its health checks meanwhile.
 */
@ApplicationScoped
public class EnrichStream {
    private static final Logger LOG = Logger.getLogger(EnrichStream.class);
    /** What must be there before anything is read. */
    static final List<String> TOPICS = List.of(
            Topics.ARTICLE.name(),
            Topics.ENRICHED_ARTICLE.name(),
            Topics.ACTOR_PAIR.name(),
            Topics.ARTICLE_DLQ.name(),
            Topics.VOCABULARY.name());

    private final Map<String, Object> kafka;
    private final EnrichConfig config;
    private final LiveVocabulary vocabulary;
    private final VocabularyFollower follower;
    private final VocabularyListing listing;
    private final MeterRegistry registry;
    private final EnrichMetrics metrics;
    private final Tracing tracing;
    private final Clock clock = Clock.systemUTC();
    private final KafkaPatience patience = new KafkaPatience(Duration.ofSeconds(1));
    private final ThreadReplacements replacements = new ThreadReplacements(clock, 5, Duration.ofMinutes(1));

    /** Goes up with what Kafka Streams does to run. */
    private final AtomicLong steps = new AtomicLong();

    private boolean stopped;
    private volatile @Nullable StreamMeters streamMeters;
    private volatile boolean topicsSeen;
    private volatile boolean vocabularyPublished;
    private volatile @Nullable KafkaStreams streams;

    EnrichStream(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EnrichConfig config,
            LiveVocabulary vocabulary,
            VocabularyFollower follower,
            VocabularyListing listing,
            EnrichMetrics metrics,
            MeterRegistry registry,
            Tracing tracing) {
        this.kafka = kafka;
        this.config = config;
        this.vocabulary = vocabulary;
        this.follower = follower;
        this.listing = listing;
        this.metrics = metrics;
        this.registry = registry;
        this.tracing = tracing;
    }

    /** True once Kafka has the whole vocabulary. */
    public boolean vocabularyPublished() {
        return vocabularyPublished;
    }

    /**
     * How coming to run stands: something to do once the topics are there, nothing while the stream runs and Kafka has the
     * vocabulary. A long vocabulary takes its time, and so does a large state: each record read, each build and each batch
     * restored is progress.
     */
    Standing starting() {
        boolean runs = vocabularyPublished && state().equals(Optional.of(KafkaStreams.State.RUNNING));
        return new Standing(steps.get() + follower.read() + vocabulary.builds(), topicsSeen && !runs);
    }

    /** What Kafka Streams says of itself; absent until the topics are there. */
    public Optional<KafkaStreams.State> state() {
        return Optional.ofNullable(streams).map(KafkaStreams::state);
    }

    /** The article partitions that this instance has now; absent while they move, and while state is restored. */
    public Optional<Set<TopicPartition>> articlePartitions() {
        KafkaStreams running = streams;
        if (running == null || running.state() != KafkaStreams.State.RUNNING) {
            return Optional.empty();
        }
        return Optional.of(running.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(Topics.ARTICLE.name()))
                .collect(Collectors.toSet()));
    }

    void start(@Observes StartupEvent event) {
        Thread starter = new Thread(this::run, "enrich-start");
        starter.setDaemon(true);
        starter.start();
    }

    void stop(@Observes ShutdownEvent event) {
        patience.stop();
        follower.close();
        KafkaStreams running = lastStreams();
        StreamMeters shown = streamMeters;
        if (shown != null) {
            shown.close();
        }
        if (running != null && !running.close(config.closeTimeout())) {
            LOG.warnf("Kafka Streams did not close in time, leaving it: timeout=%s", config.closeTimeout());
        }
    }

    /** The stream if there is one; after this none is started any more. */
    private synchronized @Nullable KafkaStreams lastStreams() {
        stopped = true;
        return streams;
    }

    private void run() {
        try {
            if (!patience.until("looking for the topics", this::topicsAreThere)) {
                return;
            }
            topicsSeen = true;
            follower.start();
            // Nothing is tagged before the vocabulary is known with all its changes.
            if (!patience.until("reading the vocabulary", this::vocabularyIsRead)) {
                return;
            }
            // Then the stream: after a crash, every second that articles wait counts.
            startStreams();
            vocabularyPublished = patience.until("publishing the vocabulary", this::publishVocabulary);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // Whatever it is, nothing else would tell: also RocksDB's native library, which does not load on every
            // machine.
            LOG.error("The stream could not be started, the service ends", e);
            ProcessEnd.ofService().run();
        }
    }

    private boolean topicsAreThere() throws Exception {
        try (Admin admin = Admin.create(StreamSettings.ofAdmin(kafka))) {
            Set<String> missing = new TreeSet<>(TOPICS);
            missing.removeAll(admin.listTopics().names().get());
            if (!missing.isEmpty()) {
                LOG.warnf("Waiting for topics to be made: missing=%s", missing);
            }
            return missing.isEmpty();
        }
    }

    private boolean vocabularyIsRead() throws InterruptedException {
        return vocabulary.await(now -> true, Duration.ofSeconds(5)).isPresent();
    }

    private boolean publishVocabulary() throws InterruptedException {
        int written = listing.publish();
        LOG.infof(
                "The vocabulary is listed on its topic: version=%s entries=%d written=%d",
                vocabulary.base().version(), vocabulary.base().entries().size(), written);
        return true;
    }

    private synchronized void startStreams() {
        if (stopped) {
            return;
        }
        EnrichTopology topology = new EnrichTopology(
                new ArticleEnricher(vocabulary), metrics, clock, config.revisionRetention(), tracing);
        KafkaStreams created = new KafkaStreams(topology.build(), StreamSettings.of(kafka, config));
        created.setUncaughtExceptionHandler(this::threadDied);
        created.setStateListener((now, before) -> steps.incrementAndGet());
        created.setGlobalStateRestoreListener(new RestoreSteps(steps));
        StreamMeters shown = new StreamMeters(created);
        shown.bindTo(registry);
        streamMeters = shown;
        streams = created;
        created.start();
    }

    private StreamThreadExceptionResponse threadDied(Throwable error) {
        if (replacements.oneMore()) {
            LOG.error("A stream thread died and is replaced", error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Stream threads keep dying, the service ends", error);
        ProcessEnd.ofService().run();
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
