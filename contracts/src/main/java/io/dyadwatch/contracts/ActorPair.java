package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.List;

/**
 * One pair in one article, without text: the value of {@code news.actor-pair.v1}.
 *
 * @param actors the two ids in alphabetical order
 * @param articleId the article
 * @param revision its revision, from 1
 * @param fetchedAt the article's
 * @param spans the shared sentences
 * @param topics ids of the topics stated in those sentences, alphabetical
 * @param list true where the sentences only enumerate the actors
 * @param demonym true where one side is only ever a demonym there
 */
public record ActorPair(
        List<String> actors,
        String articleId,
        int revision,
        Instant fetchedAt,
        List<Sentence> spans,
        List<String> topics,
        boolean list,
        boolean demonym) {

    /** At most this many pairs of one article are published on {@code news.actor-pair.v1}. */
    public static final int MAX_PER_ARTICLE = 200;

    public ActorPair {
        actors = checkedActors(actors);
        Check.sha256("articleId", articleId);
        Check.atLeast("revision", revision, 1);
        Check.kafkaTime("fetchedAt", fetchedAt);
        spans = Check.list("spans", spans, Integer.MAX_VALUE);
        topics = Check.list("topics", topics, 1000);
    }

    /** The record's Kafka key: {@code actorA~actorB}. */
    public String key() {
        return actors.get(0) + "~" + actors.get(1);
    }

    static List<String> checkedActors(List<String> actors) {
        List<String> given = Check.list("actors", actors, 2);
        if (given.size() != 2 || given.get(0).compareTo(given.get(1)) >= 0) {
            throw new InvalidRecord("actors", "must be two different ids in alphabetical order");
        }
        for (int i = 0; i < 2; i++) {
            Check.slug("actors[" + i + "]", given.get(i));
        }
        return given;
    }
}
