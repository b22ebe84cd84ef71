package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Via;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
class ArticlePostTest extends RunningService {

    @Test
    void anArticleIsInKafkaOnceItIsAcknowledged() {
        // given
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        // when
        IngestClient.Answer answer = client.post("""
                {"url":"HTTPS://www.Example.org:443/news/./1?utm_source=x&id=7#top","title":"Título","text":"Hola.",
                 "language":"es","publishedAt":"2026-11-20T09:00:00+01:00","authors":["A. Uno"],"via":"file","id":"mine"}
                """);

        // then
        String url = "https://www.example.org/news/1?id=7";
        String id = ArticleId.ofUrl(url);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json()).isEqualTo(IngestClient.parse("{\"id\":\"" + id + "\",\"url\":\"" + url + "\"}"));

        List<ConsumerRecord<String, byte[]>> records = published.of(id);
        assertThat(records).hasSize(1);
        ConsumerRecord<String, byte[]> written = records.get(0);
        Article article = Json.read(written.value(), Article.class);
        assertThat(article)
                .isEqualTo(new Article(
                        id,
                        url,
                        "example.org",
                        "Título",
                        "Hola.",
                        "es",
                        Instant.parse("2026-11-20T08:00:00Z"),
                        article.fetchedAt(),
                        Via.API,
                        false,
                        List.of("A. Uno")));
        assertThat(article.fetchedAt()).isBetween(before, Instant.now());
        assertThat(written.timestamp()).isEqualTo(article.fetchedAt().toEpochMilli());
    }

    @Test
    void aRecordHasTheEnvelopeAndTheSendersTrace() {
        // given
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // when
        IngestClient.Answer answer = client.send(client.request("/v1/articles")
                .header("content-type", "application/json; charset=UTF-8")
                .header("traceparent", trace)
                .POST(HttpRequest.BodyPublishers.ofString("{\"source\":\"trace\",\"text\":\"sent with a trace\"}")));

        // then
        ConsumerRecord<String, byte[]> written =
                published.of(answer.json().path("id").asText()).get(0);
        Map<String, String> headers = PublishedArticles.headers(written);
        assertThat(headers)
                .containsEntry(Headers.CE_SPEC_VERSION, "1.0")
                .containsEntry(Headers.CE_TYPE, "io.dyadwatch.article.v1")
                .containsEntry(Headers.CE_SOURCE, "/ingest-service")
                .containsEntry(Headers.CONTENT_TYPE, "application/json")
                .containsEntry(Headers.TRACEPARENT, trace)
                .containsKeys(Headers.CE_ID, Headers.CE_TIME);
        assertThat(Instant.parse(headers.get(Headers.CE_TIME)).toEpochMilli()).isEqualTo(written.timestamp());
    }

    @Test
    void anArticleWithoutATraceGetsOne() {
        // when
        IngestClient.Answer answer = client.post("{\"source\":\"trace\",\"text\":\"sent without a trace\"}");

        // then
        ConsumerRecord<String, byte[]> written =
                published.of(answer.json().path("id").asText()).get(0);
        assertThat(PublishedArticles.headers(written).get(Headers.TRACEPARENT))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void anArticlePostedTwiceHasOneId() {
        // when
        JsonNode first = client.post("{\"url\":\"https://example.org/twice\",\"text\":\"once\"}")
                .json();
        JsonNode second = client.post("{\"url\":\"https://EXAMPLE.org/twice?fbclid=1\",\"text\":\"again\"}")
                .json();

        // then
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(published.of(first.path("id").asText()))
                .extracting(written -> Json.read(written.value(), Article.class).text())
                .containsExactly("once", "again");
    }

    @Test
    void whatCannotBeStoredBecomesTheReplacementCharacter() {
        // when
        IngestClient.Answer answer =
                client.post("{\"source\":\"s\",\"title\":\"\\udc00\",\"text\":\"a\\u0000b\\ud800c\\ud83d\\ude00\"}");

        // then
        assertThat(answer.status()).isEqualTo(202);
        Article article =
                Json.read(published.of(answer.json().path("id").asText()).get(0).value(), Article.class);
        assertThat(article.title()).isEqualTo("\uFFFD");
        assertThat(article.text()).isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    @Test
    void theLargestTextIsTakenWithEveryCharacterEscaped() {
        // when
        IngestClient.Answer answer =
                client.post("{\"source\":\"large\",\"text\":\"" + "\\u0001".repeat(Article.MAX_TEXT_BYTES) + "\"}");

        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(published.of(answer.json().path("id").asText())).hasSize(1);
    }

    @Test
    void aBodyOfUnstatedLengthIsTaken() {
        // when
        IngestClient.Answer answer = client.send(client.request("/v1/articles")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString("{\"source\":\"chunked\",\"text\":\"in chunks\"}"))));

        // then
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void aBodyHeldBackIsAskedFor() {
        // when
        IngestClient.Answer answer = client.send(client.request("/v1/articles")
                .header("content-type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("{\"source\":\"held\",\"text\":\"back\"}")));

        // then
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void outcomesAreCounted() {
        // when
        client.post("{\"source\":\"counted\",\"text\":\"t\"}");
        client.post("{\"source\":\"counted\"}");

        // then
        assertThat(client.get("/q/metrics").response().body())
                .contains("dyadwatch_ingest_articles_total{outcome=\"accepted\"}")
                .contains("dyadwatch_ingest_articles_total{outcome=\"invalid\"}")
                .containsPattern("dyadwatch_ingest_buffered_bytes 0\\.0");
    }
}
