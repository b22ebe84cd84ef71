package io.dyadwatch.enrich.tag;

import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.deadletter.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tags an article and encodes what was found; no article makes it throw. */
public final class ArticleEnricher {
    /** Room for a record's key, headers and batch within the topic's limit. */
    private static final int RECORD_OVERHEAD = 16 * 1024;

    private final ArticleTagger tagger;

    public ArticleEnricher(ArticleTagger tagger) {
        this.tagger = tagger;
    }

    /** @param revision of the article, from 1 */
    public Outcome enrich(Article article, int revision) {
        try {
            EnrichedArticle enriched = tagger.tag(article, revision);
            return encode(enriched);
        } catch (RuntimeException | StackOverflowError e) {
            // The message is left out: it may repeat what stands in the article.
            return rejected(Rejection.Reason.FAILED, "the tagger failed: " + where(e));
        }
    }

    private static Outcome encode(EnrichedArticle enriched) {
        String eventId = enriched.article().id() + "/" + enriched.revision();
        OutgoingRecord article = new OutgoingRecord(enriched.article().id(), eventId, Json.write(enriched));
        if (!fits(article, Topics.ENRICHED_ARTICLE)) {
            return tooLarge("the enriched article", article);
        }
        List<OutgoingRecord> pairs = new ArrayList<>();
        for (ActorPair pair : ActorPairs.of(enriched)) {
            OutgoingRecord outgoing = new OutgoingRecord(pair.key(), eventId + "/" + pair.key(), Json.write(pair));
            if (!fits(outgoing, Topics.ACTOR_PAIR)) {
                return tooLarge("a pair", outgoing);
            }
            pairs.add(outgoing);
        }
        return new Outcome.Enriched(enriched, article, List.copyOf(pairs));
    }

    private static boolean fits(OutgoingRecord outgoing, Topic<?> topic) {
        return outgoing.value().length <= topic.maxMessageBytes() - RECORD_OVERHEAD;
    }

    private static Outcome tooLarge(String what, OutgoingRecord outgoing) {
        return rejected(
                Rejection.Reason.TOO_LARGE,
                what + " takes " + outgoing.value().length + " bytes, more than its topic takes");
    }

    private static Outcome rejected(Rejection.Reason reason, String error) {
        return new Outcome.Rejected(new Rejection(reason, error));
    }

    private static String where(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.dyadwatch."))
                .findFirst()
                .map(frame -> error.getClass().getName() + " at " + frame)
                .orElse(error.getClass().getName());
    }
}
