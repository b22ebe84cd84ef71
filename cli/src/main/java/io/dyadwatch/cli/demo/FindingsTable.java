package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.tail.Blocks;
import io.dyadwatch.cli.terminal.Table;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.TaggedActor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found in articles, for an analyst. Numbers in brackets count mentions, or sentences that a pair shares. */
final class FindingsTable {
    private static final Table TABLE = new Table(
            List.of("Article", "In", "Actors", "Topics", "Pairs, by shared sentences"), List.of(24, 3, 30, 22, 34));
    private static final int MOST_PAIRS = 7;
    private static final int HEADLINE_LIMIT = 90;

    private FindingsTable() {}

    /** @param articles by the name under which they are shown */
    static List<String> draw(Map<String, EnrichedArticle> articles) {
        return TABLE.draw(articles.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue()))
                .toList());
    }

    private static List<String> row(String name, EnrichedArticle enriched) {
        String headline = Visible.line(
                Blocks.headline(enriched.article().title(), enriched.article().text()), HEADLINE_LIMIT);
        return List.of(
                Visible.line(name) + "\n" + headline,
                enriched.language(),
                enriched.actors().stream()
                        .map(a -> Visible.line(a.name()) + " (" + a.mentions().size() + ")")
                        .collect(Collectors.joining(", ")),
                enriched.topics().stream().map(Blocks::topic).collect(Collectors.joining("\n")),
                pairs(enriched));
    }

    private static String pairs(EnrichedArticle enriched) {
        Map<String, String> names = new HashMap<>();
        for (TaggedActor actor : enriched.actors()) {
            names.put(actor.id(), Visible.line(actor.name()));
        }
        // An enumeration or an adjective says little about the two: the analyst sees real meetings first.
        List<Pair> telling = enriched.pairs().stream()
                .filter(p -> !p.list() && !p.demonym())
                .sorted(Comparator.comparingInt((Pair p) -> -p.sentences().size()))
                .toList();
        String shown = telling.stream()
                .limit(MOST_PAIRS)
                .map(p -> names.get(p.actors().get(0)) + " × "
                        + names.get(p.actors().get(1)) + " (" + p.sentences().size() + ")")
                .collect(Collectors.joining("\n"));
        int more = enriched.pairs().size() - Math.min(telling.size(), MOST_PAIRS);
        return more == 0 ? shown : shown + "\nand " + more + " more";
    }
}
