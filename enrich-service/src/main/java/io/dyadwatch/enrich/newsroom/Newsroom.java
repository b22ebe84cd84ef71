package io.dyadwatch.enrich.newsroom;

import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.LanguageProfile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The meters {@code dyadwatch_newsroom_*}. Only news counts: an article by its first text, no archive material,
 * no canary. Labels are ids and languages of the vocabulary, so that no article can make a series of its own. Counted when a record
 * is processed: one whose transaction is aborted is processed, and counted, again.
 */
public final class Newsroom {
    /** How many actors, and how many pairs, are shown. */
    static final int TOP = 20;

    private static final int IDS_PER_MINUTE = 1_000;
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<String, Counter> languages = new ConcurrentHashMap<>();
    private final Counter otherLanguages;
    private final Map<String, Counter> topics = new ConcurrentHashMap<>();
    private final LastHour actors;
    private final LastHour pairs;
    private final MultiGauge topActors;
    private final MultiGauge topPairs;

    /** @param clock for the hour that the most frequent are of */
    public Newsroom(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        actors = new LastHour(clock, IDS_PER_MINUTE);
        pairs = new LastHour(clock, IDS_PER_MINUTE);
        topActors = MultiGauge.builder("dyadwatch.newsroom.actor.articles")
                .description("Articles of the last hour in which the actor stands, the most frequent actors")
                .register(registry);
        topPairs = MultiGauge.builder("dyadwatch.newsroom.pair.articles")
                .description("Articles of the last hour in which the pair shares a sentence, the most frequent pairs")
                .register(registry);
        otherLanguages = articlesIn(OTHER);
    }

    /** Knows from now on what this vocabulary has: each of it is shown, with 0 until an article comes. */
    public void know(Vocabulary vocabulary) {
        for (LanguageProfile profile : vocabulary.content().languages()) {
            languages.computeIfAbsent(profile.language(), this::articlesIn);
        }
        for (VocabularyEntry entry : vocabulary.entries()) {
            if (entry.kind() == VocabularyEntry.Kind.TOPIC) {
                topics.computeIfAbsent(entry.id(), this::articlesOn);
            }
        }
    }

    /** Counts an article. */
    public void saw(EnrichedArticle enriched) {
        if (enriched.revision() != 1 || enriched.article().backfill() || Canary.isOne(enriched.article())) {
            return;
        }
        language(enriched.language()).increment();
        for (TaggedTopic topic : enriched.topics()) {
            topics.computeIfAbsent(topic.id(), this::articlesOn).increment();
        }
        actors.add(enriched.actors().stream().map(TaggedActor::id).collect(Collectors.toSet()));
        pairs.add(enriched.pairs().stream()
                .map(Pair::actors)
                .map(ids -> String.join("~", ids))
                .collect(Collectors.toSet()));
    }

    /** Shows who is named most now, in place of who was; to be called every some seconds. */
    public void refresh() {
        topActors.register(rows("actor", actors.top(TOP)), true);
        topPairs.register(rows("pair", pairs.top(TOP)), true);
    }

    private Counter language(String tag) {
        String language = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return languages.getOrDefault(language, otherLanguages);
    }

    private Counter articlesIn(String language) {
        return Counter.builder("dyadwatch.newsroom.articles")
                .description("New articles by language")
                .tag("language", language)
                .register(registry);
    }

    private Counter articlesOn(String topic) {
        return Counter.builder("dyadwatch.newsroom.topic.articles")
                .description("New articles in which the topic stands")
                .tag("topic", topic)
                .register(registry);
    }

    private static List<MultiGauge.Row<?>> rows(String label, List<LastHour.Count> counts) {
        return counts.stream()
                .<MultiGauge.Row<?>>map(count -> MultiGauge.Row.of(Tags.of(label, count.id()), count.articles()))
                .toList();
    }
}
