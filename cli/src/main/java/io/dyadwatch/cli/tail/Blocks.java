package io.dyadwatch.cli.tail;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records as a few lines each, for people. */
public final class Blocks {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final int TITLE_LIMIT = 100;
    private static final int MOST_PAIRS = 12;

    private final Terminal terminal;

    public Blocks(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> article(Article article) {
        List<String> lines = new ArrayList<>();
        lines.add(head(article.fetchedAt(), article.source(), article.language(), ""));
        lines.add("  " + terminal.bold(headline(article.title(), article.text())));
        addUrl(lines, article.url());
        lines.add(field("id", terminal.dim(article.id())));
        return lines;
    }

    List<String> enriched(EnrichedArticle enriched) {
        Article article = enriched.article();
        String revision = enriched.revision() == 1 ? "" : "revision " + enriched.revision();
        List<String> lines = new ArrayList<>();
        lines.add(head(article.fetchedAt(), article.source(), enriched.language(), revision));
        lines.add("  " + terminal.bold(headline(article.title(), article.text())));
        addUrl(lines, article.url());
        lines.add(field("actors", orNone(enriched.actors().stream().map(Blocks::actor))));
        lines.add(field("topics", orNone(enriched.topics().stream().map(t -> terminal.accent(topic(t))))));
        lines.add(field("pairs", pairs(enriched.pairs())));
        lines.add(field("id", terminal.dim(article.id())));
        return lines;
    }

    List<String> pair(ActorPair pair) {
        int count = pair.spans().size();
        List<String> lines = new ArrayList<>();
        lines.add(terminal.dim(TIME.format(pair.fetchedAt())) + "  " + terminal.bold(String.join(" × ", pair.actors()))
                + "  in " + count + (count == 1 ? " sentence" : " sentences")
                + (pair.topics().isEmpty() ? "" : "  " + terminal.accent(String.join(", ", pair.topics())))
                + (pair.list() ? "  (only listed)" : "")
                + (pair.demonym() ? "  (demonym only)" : ""));
        lines.add(field("article", terminal.dim(pair.articleId())));
        return lines;
    }

    /** An alert with the sentences that prove it. */
    public List<String> alert(Alert alert) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.dim(TIME.format(alert.matchedAt())) + "  "
                + terminal.bold(terminal.accent(Visible.line(alert.watch().name()))));
        lines.add(field(
                "actors",
                alert.actors().stream().map(a -> Visible.line(a.name())).collect(Collectors.joining(" × "))
                        + (alert.topics().isEmpty() ? "" : "  " + terminal.accent(String.join(", ", alert.topics())))));
        for (Alert.Proof proof : alert.evidence()) {
            lines.add("  “" + new ProvingSentence(proof).show(terminal) + "”");
        }
        Alert.ArticleRef article = alert.article();
        String title = article.title() == null ? "" : "  " + Visible.line(article.title(), TITLE_LIMIT);
        lines.add(field("from", Visible.line(article.source()) + " (" + article.language() + ")" + title));
        addUrl(lines, article.url());
        return lines;
    }

    /** The title, or the beginning of the text. */
    public static String headline(@Nullable String title, String text) {
        return Visible.line(title == null || title.isBlank() ? text : title, TITLE_LIMIT);
    }

    /** A topic's id, with how it is stated where that is not plainly. */
    public static String topic(TaggedTopic topic) {
        return switch (topic.modality()) {
            case ASSERTED -> topic.id();
            case NEGATED -> topic.id() + " (negated)";
            case POSSIBLE -> topic.id() + " (possible)";
        };
    }

    private static String actor(TaggedActor actor) {
        return Visible.line(actor.name()) + " (" + actor.mentions().size() + ")";
    }

    private String head(Instant time, String source, @Nullable String language, String more) {
        return terminal.dim(TIME.format(time) + "  " + Visible.line(source)
                + (language == null ? "" : "  " + language)
                + (more.isEmpty() ? "" : "  " + more));
    }

    private String pairs(List<Pair> pairs) {
        String shown = orNone(pairs.stream().limit(MOST_PAIRS).map(this::pair));
        return pairs.size() <= MOST_PAIRS ? shown : shown + ", and " + (pairs.size() - MOST_PAIRS) + " more";
    }

    private String pair(Pair pair) {
        return String.join(" × ", pair.actors())
                + (pair.topics().isEmpty() ? "" : " " + terminal.accent("[" + String.join(", ", pair.topics()) + "]"));
    }

    private void addUrl(List<String> lines, @Nullable String url) {
        if (url != null) {
            lines.add(field("url", Visible.line(url)));
        }
    }

    private static String orNone(Stream<String> items) {
        String joined = items.collect(Collectors.joining(", "));
        return joined.isEmpty() ? "none" : joined;
    }

    private String field(String name, String value) {
        return "  " + terminal.dim("%-8s".formatted(name)) + value;
    }
}
