package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
class BatchPostTest extends RunningService {

    @Test
    void everyLineHasAResultInItsOrder() {
        // when
        IngestClient.Answer answer = client.batch("""
                {"source":"batch","text":"one"}
                {"source":"batch"}

                {"source":"batch","text":5}
                oops
                {"source":"batch","text":"%s"}
                {"source":"batch","text":"two"}""".formatted("a".repeat(Article.MAX_TEXT_BYTES + 1)));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/x-ndjson");
        List<JsonNode> results = results(answer);
        assertThat(results).extracting(result -> result.path("line").asInt()).containsExactly(1, 2, 4, 5, 6, 7);
        assertThat(results)
                .extracting(result -> result.path("status").asInt())
                .containsExactly(202, 422, 400, 400, 413, 202);
        assertThat(results)
                .extracting(result -> result.at("/errors/0/field").asText())
                .containsExactly("", "text", "text", "$", "text", "");
        assertThat(results.get(0).path("id").asText()).isEqualTo(ArticleId.ofContent("batch", null, "one"));
        assertThat(results.get(0).has("errors")).isFalse();
        assertThat(published.of(ArticleId.ofContent("batch", null, "one"))).hasSize(1);
        assertThat(published.of(ArticleId.ofContent("batch", null, "two"))).hasSize(1);
    }

    @Test
    void aResultIsReadBeforeTheNextLineIsSent() throws IOException {
        try (BatchConnection batch = new BatchConnection(service)) {
            for (int i = 1; i <= 20; i++) {
                // when
                batch.send("{\"source\":\"interleaved\",");
                batch.send("\"text\":\"number " + i + "\"}\n");

                // then
                JsonNode result = batch.result();
                assertThat(result.path("line").asInt()).isEqualTo(i);
                assertThat(result.path("status").asInt()).isEqualTo(202);
            }
            batch.end();
            assertThat(batch.isOver()).isTrue();
        }
    }

    @Test
    void aLineThatIsTooLongStopsNothing() throws IOException {
        try (BatchConnection batch = new BatchConnection(service)) {
            // given
            batch.send("{\"source\":\"long\",\"text\":\"before\"}\n");
            assertThat(batch.result().path("status").asInt()).isEqualTo(202);

            // when
            String part = "a".repeat(1024 * 1024);
            for (int i = 0; i < 5; i++) {
                batch.send(part);
            }

            // then
            JsonNode refused = batch.result();
            assertThat(refused.path("line").asInt()).isEqualTo(2);
            assertThat(refused.path("status").asInt()).isEqualTo(413);
            assertThat(refused.path("detail").asText()).isNotBlank();

            // when
            batch.send(part + "\n{\"source\":\"long\",\"text\":\"after\"}\n");

            // then
            JsonNode after = batch.result();
            assertThat(after.path("line").asInt()).isEqualTo(3);
            assertThat(after.path("status").asInt()).isEqualTo(202);
            batch.end();
            assertThat(batch.isOver()).isTrue();
        }
    }

    @Test
    void thousandsOfLinesArriveInOrder() {
        // given
        int lines = 5_000;
        String body = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> "{\"url\":\"https://example.org/many\",\"text\":\"version " + i + "\"}")
                .collect(Collectors.joining("\n"));

        // when
        List<JsonNode> results = results(client.batch(body));

        // then
        assertThat(results)
                .hasSize(lines)
                .allMatch(result -> result.path("status").asInt() == 202);
        assertThat(results.get(lines - 1).path("line").asInt()).isEqualTo(lines);
        assertThat(published.of(ArticleId.ofUrl("https://example.org/many")))
                .extracting(written -> Json.read(written.value(), Article.class).text())
                .isEqualTo(IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> "version " + i)
                        .toList());
    }

    @Test
    void nothingInIsNothingOut() {
        // when
        IngestClient.Answer answer = client.batch("");

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void aSenderWhoGoesAwayLeavesRoomForTheNext() throws IOException {
        // given
        for (int i = 0; i < 20; i++) {
            try (BatchConnection batch = new BatchConnection(service)) {
                batch.send("{\"source\":\"gone\",\"text\":\"t\"}\n");
                assertThat(batch.result().path("status").asInt()).isEqualTo(202);
                batch.send("{\"source\":\"gone\",\"te");
            }
        }

        // then
        assertThat(client.batch("{\"source\":\"gone\",\"text\":\"next\"}").status())
                .isEqualTo(200);
    }

    private static List<JsonNode> results(IngestClient.Answer answer) {
        return answer.response().body().lines().map(IngestClient::parse).toList();
    }
}
