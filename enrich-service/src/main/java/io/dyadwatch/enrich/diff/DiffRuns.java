package io.dyadwatch.enrich.diff;

import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.change.Refusal;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyChange;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One trial of changes at a time, on a thread of its own. */
@Singleton
class DiffRuns {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Of a partition, at a time: a stretch of usual articles; a larger record comes nevertheless. */
    private static final int FETCH_BYTES = 256 * 1024;

    private final LiveVocabulary live;
    private final Map<String, Object> kafka;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopping;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread created = new Thread(task, "vocabulary-diff");
        created.setDaemon(true);
        return created;
    });

    DiffRuns(LiveVocabulary live, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.live = live;
        this.kafka = kafka;
    }

    /** The one that runs holds a request, which is answered before anything stops: with what was compared so far. */
    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        stopping = true;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /**
     * Tries changes on the latest articles.
     *
     * @throws Refusal if another trial is under way
     */
    CompletionStage<DiffReport> start(byte[] body) {
        if (!running.compareAndSet(false, true)) {
            throw Refusal.busy("Another comparison is under way.");
        }
        try {
            return CompletableFuture.supplyAsync(() -> run(Json.read(body, DiffRequest.class)), thread)
                    .whenComplete((report, error) -> running.set(false));
        } catch (RuntimeException e) {
            running.set(false);
            throw e;
        }
    }

    private DiffReport run(DiffRequest request) {
        InForce now = live.required();
        Vocabulary changed = changed(now, request);
        Tagger with = new Tagger(changed);
        VocabularyDiff diff = new VocabularyDiff(now.tagger()::tag, with::tag);
        int most = request.articles() == null ? DiffRequest.DEFAULT_ARTICLES : request.articles();
        long end = System.nanoTime() + LIMIT.toNanos();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            LastArticles.Read read =
                    new LastArticles(consumer, () -> stopping || System.nanoTime() > end).read(most, diff::compare);
            return diff.report(now.vocabulary().version(), changed.version(), most, read);
        }
    }

    private Vocabulary changed(InForce now, DiffRequest request) {
        Map<String, VocabularyChange> changes = new TreeMap<>(now.amended().applied());
        for (DiffRequest.Change each : request.changes()) {
            VocabularyChange change = each.change();
            changes.put(VocabularyEntry.key(change.kind(), change.id()), change);
        }
        try {
            return live.base().with(changes.values());
        } catch (InvalidVocabulary e) {
            throw Refusal.invalid(request.tried(), e);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "enrich-service-diff");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Topics.ARTICLE_MAX_BYTES);
        // What was asked for ahead at a partition's end must not keep the next partition waiting.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
