package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class PublishFindingsTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void theEnrichedArticleCarriesItsEnvelopeTheTraceAndWhenItWasFetched() {
        try (TopologyBench bench = new TopologyBench()) {
            Article article = Samples.article("a", "one two");
            bench.post(article.id(), Json.write(article), Map.of(Headers.TRACEPARENT, TRACE, "other", "stays behind"));

            List<TestRecord<byte[], byte[]>> records = bench.out(Topics.ENRICHED_ARTICLE);
            assertThat(records).hasSize(1);
            TestRecord<byte[], byte[]> record = records.get(0);
            assertThat(record.key()).isEqualTo(article.id().getBytes(StandardCharsets.UTF_8));
            assertThat(Json.read(record.value(), EnrichedArticle.class).article())
                    .isEqualTo(article);
            assertThat(record.timestamp()).isEqualTo(Samples.FETCHED_AT.toEpochMilli());
            assertThat(headers(record))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            Headers.CE_SPEC_VERSION, "1.0",
                            Headers.CE_ID, article.id() + "/1",
                            Headers.CE_SOURCE, "/enrich-service",
                            Headers.CE_TYPE, "io.dyadwatch.enriched-article.v1",
                            Headers.CE_TIME, "2026-11-20T10:00:01.123Z",
                            Headers.CONTENT_TYPE, "application/json",
                            Headers.TRACEPARENT, TRACE));
        }
    }

    @Test
    void eachPairIsARecordUnderBothIds() {
        try (TopologyBench bench = new TopologyBench()) {
            Article article = Samples.article("a", "one two three");
            bench.post(article.id(), Json.write(article), Map.of(Headers.TRACEPARENT, TRACE));

            List<TestRecord<byte[], byte[]>> records = bench.out(Topics.ACTOR_PAIR);
            assertThat(records)
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .containsExactly("a~b-two", "a~b-three");
            ActorPair pair = Json.read(records.get(0).value(), ActorPair.class);
            assertThat(pair.articleId()).isEqualTo(article.id());
            assertThat(pair.spans()).hasSize(1);
            assertThat(records.get(0).timestamp()).isEqualTo(Samples.FETCHED_AT.toEpochMilli());
            assertThat(headers(records.get(0)))
                    .containsEntry(Headers.CE_ID, article.id() + "/1/a~b-two")
                    .containsEntry(Headers.CE_TYPE, "io.dyadwatch.actor-pair.v1")
                    .containsEntry(Headers.TRACEPARENT, TRACE);
        }
    }

    @Test
    void noMoreThanTwoHundredPairsOfAnArticleArePublished() {
        try (TopologyBench bench = new TopologyBench()) {
            String text = IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
            bench.post(Samples.article("a", text));

            assertThat(bench.out(Topics.ACTOR_PAIR)).hasSize(ActorPair.MAX_PER_ARTICLE);
        }
    }

    @Test
    void whatIsNoTraceIsNotPassedOn() {
        try (TopologyBench bench = new TopologyBench()) {
            Article article = Samples.article("a", "one two");
            bench.post(article.id(), Json.write(article), Map.of(Headers.TRACEPARENT, "x".repeat(100_000)));

            assertThat(headers(bench.out(Topics.ENRICHED_ARTICLE).get(0))).doesNotContainKey(Headers.TRACEPARENT);
        }
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
