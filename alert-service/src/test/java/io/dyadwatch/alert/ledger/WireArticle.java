package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enriched articles of which each sentence says something of Maduro and Russia, or nothing of either. */
final class WireArticle {
    /** Sentences that begin so name both. */
    static final String PAIR = "Maduro met Russia";

    private WireArticle() {}

    /**
     * An article of these sentences.
     *
     * @param source host of its URL
     * @param name tells the articles of a source apart
     */
    static EnrichedArticle of(
            String source, String name, int revision, @Nullable Fingerprint fingerprint, List<String> sentences) {
        String url = "https://" + source + "/" + name;
        String text = String.join(" ", sentences);
        List<Sentence> spans = new ArrayList<>();
        List<Mention> maduro = new ArrayList<>();
        List<Mention> russia = new ArrayList<>();
        List<Integer> both = new ArrayList<>();
        int at = 0;
        for (String sentence : sentences) {
            int index = spans.size();
            int length = sentence.codePointCount(0, sentence.length());
            spans.add(new Sentence(null, at, at + length, index == 0 ? Region.LEAD : Region.BODY));
            if (sentence.startsWith(PAIR)) {
                maduro.add(new Mention(null, at, at + 6, "Maduro", MentionKind.NAME, index));
                russia.add(new Mention(null, at + 11, at + 17, "Russia", MentionKind.NAME, index));
                both.add(index);
            }
            at += length + 1;
        }
        Article article = new Article(
                ArticleId.ofUrl(url),
                url,
                source,
                "A headline of " + source,
                text,
                "en",
                Instant.parse("2026-11-20T08:00:00Z"),
                Instant.parse("2026-11-20T08:30:00Z"),
                Via.API,
                false,
                List.of());
        return new EnrichedArticle(
                article,
                revision,
                "en",
                ArticleId.ofUrl("vocabulary"),
                fingerprint,
                spans,
                List.of(
                        new TaggedActor(Articles.MADURO, ActorType.PERSON, "Nicolás Maduro", List.of(), null, maduro),
                        new TaggedActor(Articles.RUSSIA, ActorType.COUNTRY, "Russia", List.of(), null, russia)),
                List.of(),
                List.of(new Pair(List.of(Articles.MADURO, Articles.RUSSIA), both, List.of(), false, false)),
                false);
    }
}
