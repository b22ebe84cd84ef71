package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadArticleTest {
    private static final Article GOOD = Samples.article("good", "one two");

    static Stream<Arguments> unreadable() {
        byte[] good = Json.write(GOOD);
        String json = new String(good, StandardCharsets.UTF_8);
        Article late = Samples.article("late", null, "text", Samples.FETCHED_AT.plus(Duration.ofHours(1)));
        return Stream.of(
                Arguments.of("no key", null, good, "no key"),
                Arguments.of("another key", "other", good, "key is not the article's id"),
                Arguments.of("no value", GOOD.id(), null, "no value"),
                Arguments.of("empty", GOOD.id(), new byte[0], "$ has the wrong type"),
                Arguments.of("no JSON", GOOD.id(), utf8("no JSON"), "$ is not valid JSON"),
                Arguments.of("not UTF-8", GOOD.id(), new byte[] {'"', (byte) 0xC3, '('}, "$ is not valid"),
                Arguments.of("another shape", GOOD.id(), utf8("[1,2]"), "$ has the wrong type"),
                Arguments.of("null", GOOD.id(), utf8("null"), "must be a JSON object"),
                Arguments.of(
                        "wrong type", GOOD.id(), utf8(json.replace("\"one two\"", "7")), "text has the wrong type"),
                Arguments.of("no text", GOOD.id(), utf8(json.replace("\"text\"", "\"tex\"")), "text is required"),
                Arguments.of(
                        "lone surrogate", GOOD.id(), utf8(json.replace("one two", "one \\ud800")), "text must not"),
                Arguments.of("U+0000", GOOD.id(), utf8(json.replace("one two", "one \\u0000")), "text must not"),
                Arguments.of(
                        "before 1970",
                        GOOD.id(),
                        utf8(json.replace(Samples.FETCHED_AT.toString(), "1969-12-31T23:59:59Z")),
                        "fetchedAt must not be before 1970"),
                Arguments.of("in the future", late.id(), Json.write(late), "fetchedAt must not lie in the future"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void anUnreadableRecordIsOneDeadLetterAndItsNeighboursGoOn(
            String what, @Nullable String key, byte @Nullable [] value, String error) {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post(Samples.article("before", "text"));
            bench.post(key, value, Map.of("ce_id", "as it came"));
            bench.post(Samples.article("after", "text"));

            List<TestRecord<byte[], byte[]>> letters = bench.out(Topics.ARTICLE_DLQ);
            assertThat(letters).hasSize(1);
            TestRecord<byte[], byte[]> letter = letters.get(0);
            assertThat(letter.key()).isEqualTo(TopologyBench.bytes(key));
            assertThat(letter.value()).isEqualTo(value);
            assertThat(TopologyBench.header(letter, "ce_id")).isEqualTo("as it came");
            assertThat(TopologyBench.header(letter, Headers.DLQ_TOPIC)).isEqualTo(Topics.ARTICLE.name());
            assertThat(TopologyBench.header(letter, Headers.DLQ_PARTITION)).isEqualTo("0");
            assertThat(TopologyBench.header(letter, Headers.DLQ_OFFSET)).isEqualTo("1");
            assertThat(TopologyBench.header(letter, Headers.DLQ_REASON)).isEqualTo("unreadable");
            assertThat(TopologyBench.header(letter, Headers.DLQ_ERROR)).contains(error);
            assertThat(bench.out(Topics.ENRICHED_ARTICLE)).hasSize(2);
            assertThat(bench.count("dyadwatch.enrich.dead.letters", "reason", "unreadable"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theTimestampOfTheRecordDoesNotMatter() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.postAt(Instant.EPOCH, Samples.article("old", "text"));
            bench.postAt(Instant.parse("2999-01-01T00:00:00Z"), Samples.article("new", "text"));
            bench.postAt(Instant.EPOCH, Samples.article("old", "text"));

            assertThat(bench.out(Topics.ENRICHED_ARTICLE))
                    .extracting(TestRecord::timestamp)
                    .containsOnly(Samples.FETCHED_AT.toEpochMilli())
                    .hasSize(2);
            assertThat(bench.out(Topics.ARTICLE_DLQ)).isEmpty();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
