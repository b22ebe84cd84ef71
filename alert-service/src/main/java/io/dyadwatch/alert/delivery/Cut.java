package io.dyadwatch.alert.delivery;

import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Alert.ActorRef;
import io.dyadwatch.contracts.Alert.ArticleRef;
import io.dyadwatch.contracts.Alert.Story;
import io.dyadwatch.contracts.Alert.WatchRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an alert a webhook shows. Lengths are code points.
 *
 * @param sentences of the evidence, the first ones
 * @param sentence of one sentence, around its mentions
 * @param mentions in one sentence, the first ones
 * @param pairs the first ones
 * @param topics of the alert and of each pair, the first ones
 * @param sources of the story, the first ones
 * @param line of a name or headline
 * @param url of the article's address, which is left out where it is longer
 */
record Cut(int sentences, int sentence, int mentions, int pairs, int topics, int sources, int line, int url) {
    private static final int ALL = Integer.MAX_VALUE;

    /** In this order: sentences, their length, mentions, pairs, sources, names. */
    static final List<Cut> MILDEST_FIRST = List.of(
            new Cut(ALL, ALL, ALL, ALL, ALL, 20, ALL, ALL),
            new Cut(5, ALL, ALL, ALL, ALL, 20, ALL, ALL),
            new Cut(3, ALL, ALL, ALL, ALL, 20, ALL, ALL),
            new Cut(3, 600, ALL, ALL, ALL, 20, ALL, ALL),
            new Cut(2, 400, ALL, ALL, ALL, 20, ALL, ALL),
            new Cut(1, 400, 8, ALL, ALL, 20, ALL, ALL),
            new Cut(1, 400, 8, 5, 20, 20, ALL, ALL),
            new Cut(1, 300, 4, 3, 10, 5, 300, 1000),
            new Cut(1, 160, 2, 1, 3, 1, 80, 300));

    /** The last. */
    static final Cut SMALLEST = MILDEST_FIRST.get(MILDEST_FIRST.size() - 1);

    /** @param whole where the whole alert is read */
    Alert of(Alert alert, String whole) {
        Alert cut = cut(alert);
        return cut.shown(alert.truncated() || !cut.equals(alert), whole);
    }

    private Alert cut(Alert alert) {
        return new Alert(
                alert.id(),
                new WatchRef(
                        alert.watch().id(),
                        alert.watch().version(),
                        line(alert.watch().name())),
                new Story(
                        first(alert.story().sources(), sources).stream()
                                .map(this::line)
                                .toList(),
                        alert.story().sourceCount()),
                alert.actors().stream()
                        .map(actor -> new ActorRef(actor.id(), line(actor.name())))
                        .toList(),
                first(alert.pairs(), pairs).stream()
                        .map(pair -> new Alert.MatchedPair(pair.actors(), pair.terms(), first(pair.topics(), topics)))
                        .toList(),
                alert.scope(),
                first(alert.topics(), topics),
                article(alert.article()),
                first(alert.evidence(), sentences).stream()
                        .map(proof -> CutSentence.of(proof, sentence, mentions))
                        .toList(),
                alert.matchedAt(),
                alert.suppressed(),
                alert.truncated(),
                alert.url());
    }

    private ArticleRef article(ArticleRef article) {
        return new ArticleRef(
                article.id(),
                article.revision(),
                article.title() == null ? null : line(article.title()),
                shortEnough(article.url()),
                line(article.source()),
                article.language(),
                article.publishedAt());
    }

    private @Nullable String shortEnough(@Nullable String address) {
        return address == null || address.codePointCount(0, address.length()) > url ? null : address;
    }

    private String line(String text) {
        return text.length() <= line || text.codePointCount(0, text.length()) <= line
                ? text
                : text.substring(0, text.offsetByCodePoints(0, line - 1)) + "…";
    }

    private static <T> List<T> first(List<T> items, int count) {
        return items.size() <= count ? items : items.subList(0, count);
    }
}
