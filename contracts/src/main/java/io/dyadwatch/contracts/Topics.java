package io.dyadwatch.contracts;

import java.time.Duration;
import java.util.List;

/** The one declaration of every topic: it provisions them, and tests hold brokers and clients against it. */
public final class Topics {
    /** Partitions of a topic unless it is declared otherwise. */
    public static final int PARTITIONS = 6;
    /** Largest record on the two article topics: 8 MiB. Clients' own limits must match. */
    public static final int ARTICLE_MAX_BYTES = 8 * 1024 * 1024;

    private static final int DEFAULT_MAX_BYTES = 1024 * 1024;

    /** Articles by article id, written by ingest-service at least once. */
    public static final Topic<Article> ARTICLE = new Topic<>(
            "news.article.v1",
            Article.class,
            "io.dyadwatch.article.v1",
            PARTITIONS,
            Duration.ofDays(30),
            ARTICLE_MAX_BYTES);

    /** Enriched articles by article id, written by enrich-service exactly once. */
    public static final Topic<EnrichedArticle> ENRICHED_ARTICLE = new Topic<>(
            "news.enriched-article.v1",
            EnrichedArticle.class,
            "io.dyadwatch.enriched-article.v1",
            PARTITIONS,
            Duration.ofDays(90),
            ARTICLE_MAX_BYTES);

    /** Pairs by {@link ActorPair#key()}, written by enrich-service exactly once. */
    public static final Topic<ActorPair> ACTOR_PAIR = new Topic<>(
            "news.actor-pair.v1",
            ActorPair.class,
            "io.dyadwatch.actor-pair.v1",
            PARTITIONS,
            Duration.ofDays(90),
            DEFAULT_MAX_BYTES);

    /** The vocabulary by {@link VocabularyEntry#key()}, written by enrich-service, compacted. */
    public static final Topic<VocabularyEntry> VOCABULARY = new Topic<>(
            "news.vocabulary.v1",
            VocabularyEntry.class,
            "io.dyadwatch.vocabulary-entry.v1",
            PARTITIONS,
            null,
            DEFAULT_MAX_BYTES);

    /** Feeds by id, written by ingest-service, compacted. Its partitions say who reads which feed. */
    public static final Topic<Feed> FEED =
            new Topic<>("news.feed.v1", Feed.class, "io.dyadwatch.feed.v1", PARTITIONS, null, DEFAULT_MAX_BYTES);

    /** How far each feed was read, by feed id, written by ingest-service, compacted; partitioned as {@link #FEED}. */
    public static final Topic<FeedState> FEED_STATE = new Topic<>(
            "news.feed-state.v1", FeedState.class, "io.dyadwatch.feed-state.v1", PARTITIONS, null, DEFAULT_MAX_BYTES);

    /** Alerts by watch id, written by alert-service. */
    public static final Topic<Alert> ALERT = new Topic<>(
            "news.alert.v1", Alert.class, "io.dyadwatch.alert.v1", PARTITIONS, Duration.ofDays(90), DEFAULT_MAX_BYTES);

    /** What enrich-service could not read. */
    public static final Topic<byte[]> ARTICLE_DLQ = ARTICLE.deadLetters();

    /** What alert-service could not read. */
    public static final Topic<byte[]> ENRICHED_ARTICLE_DLQ = ENRICHED_ARTICLE.deadLetters();

    /** Every topic there is. */
    public static final List<Topic<?>> ALL = List.of(
            ARTICLE,
            ENRICHED_ARTICLE,
            ACTOR_PAIR,
            VOCABULARY,
            FEED,
            FEED_STATE,
            ALERT,
            ARTICLE_DLQ,
            ENRICHED_ARTICLE_DLQ);

    private Topics() {}

    /** How long those records are kept that are kept longest, but for compacted ones. */
    public static Duration longestRetention() {
        Duration longest = Duration.ZERO;
        for (Topic<?> topic : ALL) {
            Duration retention = topic.retention();
            if (retention != null && retention.compareTo(longest) > 0) {
                longest = retention;
            }
        }
        return longest;
    }
}
