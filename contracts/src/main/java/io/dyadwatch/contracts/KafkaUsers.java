package io.dyadwatch.contracts;

import io.dyadwatch.contracts.KafkaUser.Names;
import io.dyadwatch.contracts.KafkaUser.Progress;
import java.util.List;

/**
 * The one declaration of who reads and who writes which topic: it becomes the access control lists of a secured Kafka, and
 * tests hold such a broker against it.
 */
public final class KafkaUsers {
    /** Who makes topics, users and access control lists; a super user of the broker, so no list names it. */
    public static final String ADMIN = "admin";

    /** The brokers among themselves; a super user like the other. */
    public static final String BROKER = "kafka";

    /**
     * Publishes articles, and reads feeds: what it is to read, and how far it has come, it keeps on
     * topics. So that archives wait for live news, it looks how far those behind it are.
     */
    public static final KafkaUser INGEST_SERVICE = new KafkaUser(
            "ingest-service",
            List.of(Topics.ARTICLE, Topics.FEED, Topics.FEED_STATE),
            List.of(Topics.FEED, Topics.FEED_STATE),
            List.of(Names.exactly("ingest-service")),
            List.of(
                    new Progress("enrich-service", Topics.ARTICLE),
                    new Progress("alert-service", Topics.ENRICHED_ARTICLE)),
            List.of(),
            List.of());

    /**
     * Tags them. Kafka Streams takes the names of its transactions and of its changelog topics from the application id; the
     * one writer of the vocabulary has a transactional id that begins alike.
     */
    public static final KafkaUser ENRICH_SERVICE = new KafkaUser(
            "enrich-service",
            List.of(Topics.ENRICHED_ARTICLE, Topics.ACTOR_PAIR, Topics.VOCABULARY, Topics.ARTICLE_DLQ),
            List.of(Topics.ARTICLE, Topics.VOCABULARY),
            List.of(Names.exactly("enrich-service")),
            List.of(),
            List.of(Names.startingWith("enrich-service-")),
            List.of(Names.startingWith("enrich-service-")));

    /** Matches and delivers. */
    public static final KafkaUser ALERT_SERVICE = new KafkaUser(
            "alert-service",
            List.of(Topics.ALERT, Topics.ENRICHED_ARTICLE_DLQ),
            List.of(Topics.ENRICHED_ARTICLE, Topics.VOCABULARY),
            List.of(Names.exactly("alert-service")),
            List.of(),
            List.of(),
            List.of());

    /** People who look: everything but dead letters, and nothing to be written. */
    public static final KafkaUser ANALYST = new KafkaUser(
            "analyst",
            List.of(),
            List.of(
                    Topics.ARTICLE,
                    Topics.ENRICHED_ARTICLE,
                    Topics.ACTOR_PAIR,
                    Topics.VOCABULARY,
                    Topics.FEED,
                    Topics.FEED_STATE,
                    Topics.ALERT),
            List.of(Names.startingWith("analyst-")),
            List.of(),
            List.of(),
            List.of());

    /** Everybody whom access control lists are made for. */
    public static final List<KafkaUser> ALL = List.of(INGEST_SERVICE, ENRICH_SERVICE, ALERT_SERVICE, ANALYST);

    private KafkaUsers() {}
}
