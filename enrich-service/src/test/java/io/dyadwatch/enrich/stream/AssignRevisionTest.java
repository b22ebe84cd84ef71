package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignRevisionTest {
    @Test
    void theSameTextAgainChangesNothingDownstream() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("a", "one two"));
            bench.post(Samples.article("a", "Headline", "one two", Samples.FETCHED_AT.plusMillis(500)));

            assertThat(revisions(bench)).containsExactly(1);
            assertThat(bench.out(Topics.ACTOR_PAIR)).hasSize(1);
            assertThat(bench.count("dyadwatch.enrich.articles", "outcome", "unchanged"))
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherTextIsTheNextRevisionEvenIfItWasThereBefore() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("a", "one"));
            bench.post(Samples.article("a", "two"));
            bench.post(Samples.article("a", "one"));

            assertThat(revisions(bench)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void anotherHeadlineIsAnotherText() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("a", "First", "one", Samples.FETCHED_AT));
            bench.post(Samples.article("a", "Second", "one", Samples.FETCHED_AT));

            assertThat(revisions(bench)).containsExactly(1, 2);
        }
    }

    @Test
    void articlesDoNotShareRevisions() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("a", "one"));
            bench.post(Samples.article("b", "one"));

            assertThat(revisions(bench)).containsExactly(1, 1);
        }
    }

    @Test
    void afterItsRetentionAnArticleIsForgotten() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("a", "one"));
            bench.pass(TopologyBench.RETENTION.plusDays(1));
            bench.post(Samples.article("a", "one"));

            assertThat(revisions(bench)).containsExactly(1, 1);
        }
    }

    @Test
    void anArticleThatIsSeenAgainAndAgainIsNotForgotten() {
        try (TopologyBench bench = new TopologyBench()) {
            for (int i = 0; i < 9; i++) {
                bench.post(Samples.article("a", "one"));
                bench.pass(Duration.ofDays(10));
            }

            assertThat(revisions(bench)).containsExactly(1);
        }
    }

    private static List<Integer> revisions(TopologyBench bench) {
        return bench.out(Topics.ENRICHED_ARTICLE).stream()
                .map(record -> Json.read(record.value(), EnrichedArticle.class).revision())
                .toList();
    }
}
