package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.Samples;
import io.dyadwatch.enrich.WordTagger;
import io.dyadwatch.enrich.tag.ArticleTagger;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagArticleTest {
    @ParameterizedTest
    @ValueSource(strings = {WordTagger.BREAK, WordTagger.RECURSE})
    void anArticleThatTheTaggerBreaksOnIsADeadLetterWithoutItsTextInTheError(String poison) {
        try (TopologyBench bench = new TopologyBench()) {
            Article article = Samples.article("a", "secret " + poison);
            bench.post(article);
            bench.post(Samples.article("b", "one"));

            List<TestRecord<byte[], byte[]>> letters = bench.out(Topics.ARTICLE_DLQ);
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).value()).isEqualTo(Json.write(article));
            assertThat(TopologyBench.header(letters.get(0), Headers.DLQ_REASON)).isEqualTo("failed");
            assertThat(TopologyBench.header(letters.get(0), Headers.DLQ_ERROR))
                    .contains("WordTagger")
                    .doesNotContain("secret");
            assertThat(bench.out(Topics.ENRICHED_ARTICLE)).hasSize(1);
        }
    }

    @Test
    void aTextThatFailedIsTriedAgainWhenItComesAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        WordTagger words = new WordTagger();
        ArticleTagger tagger = (article, revision) -> {
            if (broken.get()) {
                throw new IllegalStateException();
            }
            return words.tag(article, revision);
        };
        try (TopologyBench bench = new TopologyBench(tagger)) {
            bench.post(Samples.article("a", "one"));
            broken.set(false);
            bench.post(Samples.article("a", "one"));
            bench.post(Samples.article("a", "one"));

            assertThat(bench.out(Topics.ARTICLE_DLQ)).hasSize(1);
            assertThat(bench.out(Topics.ENRICHED_ARTICLE))
                    .extracting(record ->
                            Json.read(record.value(), EnrichedArticle.class).revision())
                    .containsExactly(1);
        }
    }

    @Test
    void aTextThatFailedLeavesThePublishedOneInPlace() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("a", "one"));
            bench.post(Samples.article("a", "one " + WordTagger.BREAK));
            bench.post(Samples.article("a", "one"));
            bench.post(Samples.article("a", "two"));

            assertThat(bench.out(Topics.ENRICHED_ARTICLE))
                    .extracting(record ->
                            Json.read(record.value(), EnrichedArticle.class).revision())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void findingsThatDoNotFitAreADeadLetter() {
        Sentence sentence = new Sentence(SpanIn.TEXT, 100_000, 100_001, Region.BOILERPLATE);
        ArticleTagger tagger = (article, revision) -> new EnrichedArticle(
                article,
                revision,
                "en",
                WordTagger.VERSION,
                null,
                Collections.nCopies(200_000, sentence),
                List.of(),
                List.of(),
                List.of(),
                true);
        try (TopologyBench bench = new TopologyBench(tagger)) {
            bench.post(Samples.article("a", "one"));

            List<TestRecord<byte[], byte[]>> letters = bench.out(Topics.ARTICLE_DLQ);
            assertThat(letters).hasSize(1);
            assertThat(TopologyBench.header(letters.get(0), Headers.DLQ_REASON)).isEqualTo("too-large");
            assertThat(bench.out(Topics.ENRICHED_ARTICLE)).isEmpty();
        }
    }
}
