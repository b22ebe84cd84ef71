package io.dyadwatch.enrich;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.enrich.tag.ArticleTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tagger whose findings a test can foretell: each word of the text after the first makes a pair with the word {@code a};
 * two words make it fail.
 */
public final class WordTagger implements ArticleTagger {
    public static final String VERSION = "0".repeat(64);
    /** Makes it throw. */
    public static final String BREAK = "break";
    /** Makes it recurse for ever. */
    public static final String RECURSE = "recurse";

    @Override
    public EnrichedArticle tag(Article article, int revision) {
        List<Pair> pairs = new ArrayList<>();
        String[] words = article.text().split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals(BREAK)) {
                throw new IllegalStateException("cannot tag: " + article.text());
            }
            if (words[i].equals(RECURSE)) {
                return tag(article, revision);
            }
            pairs.add(new Pair(
                    List.of("a", "b-" + words[i].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")),
                    List.of(0),
                    List.of(),
                    false,
                    false));
        }
        Sentence sentence = new Sentence(
                SpanIn.TEXT, 0, article.text().codePointCount(0, article.text().length()), Region.BODY);
        return new EnrichedArticle(
                article, revision, "en", VERSION, null, List.of(sentence), List.of(), List.of(), pairs, false);
    }
}
