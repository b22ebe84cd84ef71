package io.dyadwatch.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with what stands in it: the value of {@code news.enriched-article.v1}.
 *
 * @param article the article as it came
 * @param revision 1 for the first text of this article id, then one more for each change
 * @param language BCP 47 tag, detected or as stated; {@code und} where it is not known
 * @param vocabularyVersion SHA-256 of the canonical vocabulary content
 * @param fingerprint near-duplicate fingerprint of the body; see {@link Fingerprint}; absent where there is too little
 *     text to compare
 * @param sentences every sentence of title and text, title first, in order
 * @param actors by first mention
 * @param topics by first evidence
 * @param pairs by first shared sentence
 * @param truncated true where a bound cut something off
 */
public record EnrichedArticle(
        Article article,
        int revision,
        String language,
        String vocabularyVersion,
        @Nullable Fingerprint fingerprint,
        List<Sentence> sentences,
        List<TaggedActor> actors,
        List<TaggedTopic> topics,
        List<Pair> pairs,
        boolean truncated) {

    /** Mentions kept of one article, over all actors. */
    public static final int MAX_MENTIONS = 2000;
    /** Pairs kept of one article. */
    public static final int MAX_PAIRS = 500;

    public EnrichedArticle {
        Check.present("article", article);
        Check.atLeast("revision", revision, 1);
        Check.language("language", language);
        Check.sha256("vocabularyVersion", vocabularyVersion);
        sentences = Check.list("sentences", sentences, Integer.MAX_VALUE);
        actors = Check.list("actors", actors, MAX_MENTIONS);
        topics = Check.list("topics", topics, 1000);
        pairs = Check.list("pairs", pairs, MAX_PAIRS);
    }
}
