package io.dyadwatch.enrich.diff;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.enrich.diff.DiffReport.ArticleDiff;
import io.dyadwatch.enrich.diff.DiffReport.Count;
import io.dyadwatch.enrich.tag.ArticleTagger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tags articles with and without changes and gathers what differs; for one thread. */
final class VocabularyDiff {
    private final ArticleTagger without;
    private final ArticleTagger with;
    private final Map<String, Count> actors = new HashMap<>();
    private final Map<String, Count> topics = new HashMap<>();
    private final List<ArticleDiff> articles = new ArrayList<>();
    private int changed;
    private int failed;

    VocabularyDiff(ArticleTagger without, ArticleTagger with) {
        this.without = without;
        this.with = with;
    }

    void compare(Article article) {
        EnrichedArticle before;
        EnrichedArticle after;
        try {
            before = without.tag(article, 1);
            after = with.tag(article, 1);
        } catch (RuntimeException | StackOverflowError e) {
            // It is a dead letter in the stream; here it must not end the comparison.
            failed++;
            return;
        }
        Map<Finding, Integer> old = Finding.in(before);
        Map<Finding, Integer> fresh = Finding.in(after);
        Set<Finding> kept = Set.copyOf(old.keySet());
        old.keySet().removeAll(fresh.keySet());
        fresh.keySet().removeAll(kept);
        if (old.isEmpty() && fresh.isEmpty()) {
            return;
        }
        changed++;
        fresh.keySet().forEach(finding -> count(finding, 1, 0));
        old.keySet().forEach(finding -> count(finding, 0, 1));
        if (articles.size() < DiffReport.MAX_ARTICLES) {
            articles.add(new ArticleDiff(
                    article.id(), article.url(), article.fetchedAt(), shown(after, fresh), shown(before, old)));
        }
    }

    /** What was gathered. */
    DiffReport report(String version, String versionWith, int asked, LastArticles.Read read) {
        return new DiffReport(
                version,
                versionWith,
                asked,
                read.articles() - failed,
                read.unreadable() + failed,
                read.late(),
                changed,
                mostFirst(actors),
                mostFirst(topics),
                List.copyOf(articles));
    }

    private void count(Finding finding, int appear, int vanish) {
        Map<String, Count> counts = finding.actor() == null ? topics : actors;
        String id = String.valueOf(finding.actor() == null ? finding.topic() : finding.actor());
        counts.merge(
                id,
                new Count(id, appear, vanish),
                (a, b) -> new Count(id, a.appear() + b.appear(), a.vanish() + b.vanish()));
    }

    private static List<Count> mostFirst(Map<String, Count> counts) {
        return counts.values().stream()
                .sorted(Comparator.comparingInt((Count count) -> count.appear() + count.vanish())
                        .reversed()
                        .thenComparing(Count::id))
                .toList();
    }

    private static List<ShownFinding> shown(EnrichedArticle enriched, Map<Finding, Integer> findings) {
        return findings.entrySet().stream()
                .limit(DiffReport.MAX_FINDINGS)
                .map(each -> ShownFinding.of(enriched, each.getKey(), each.getValue()))
                .toList();
    }
}
