package io.dyadwatch.enrich.change;

import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.Samples;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.enrich.vocabulary.VocabularyFollower;
import io.dyadwatch.enrich.vocabulary.VocabularyListing;
import io.dyadwatch.enrich.vocabulary.VocabularyMetrics;
import io.dyadwatch.enrich.vocabulary.VocabularyTopic;
import io.dyadwatch.enrich.vocabulary.VocabularyWriter;
import io.dyadwatch.tagging.Vocabulary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What an instance of the service has of the vocabulary. */
final class Instance implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final LiveVocabulary live;
    final VocabularyEditor editor;
    final VocabularyListing listing;
    private final ExecutorService builder = Executors.newSingleThreadExecutor();
    private final VocabularyFollower follower;

    private Instance(String bootstrapServers, Vocabulary base) {
        VocabularyMetrics metrics = new VocabularyMetrics(registry);
        VocabularyTopic topic = new VocabularyTopic(Map.of("bootstrap.servers", bootstrapServers), Clock.systemUTC());
        live = new LiveVocabulary(base, builder, metrics);
        follower = new VocabularyFollower(topic, live, metrics);
        VocabularyWriter writer = new VocabularyWriter(topic, live);
        editor = new VocabularyEditor(live, writer, Clock.systemUTC(), PATIENCE);
        listing = new VocabularyListing(writer, live);
    }

    /** Starts one and waits until something is in force. */
    static Instance start(String bootstrapServers, Vocabulary base) {
        Instance instance = new Instance(bootstrapServers, base);
        instance.follower.start();
        await().atMost(PATIENCE).until(() -> instance.live.inForce().isPresent());
        return instance;
    }

    String version() {
        return live.required().vocabulary().version();
    }

    /** Ids of the actors that it finds. */
    List<String> find(String text) {
        EnrichedArticle enriched = live.tag(Samples.article("found", null, text, Samples.FETCHED_AT), 1);
        return enriched.actors().stream().map(TaggedActor::id).toList();
    }

    VocabularyEditor.Done put(String id, com.fasterxml.jackson.databind.node.ObjectNode entry)
            throws InterruptedException {
        return editor.put(VocabularyEntry.Kind.ACTOR, id, entry, new IfMatch(null), null);
    }

    double skipped(String reason) {
        return registry.get("dyadwatch.enrich.vocabulary.skipped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Override
    public void close() {
        follower.close();
        builder.shutdownNow();
    }
}
