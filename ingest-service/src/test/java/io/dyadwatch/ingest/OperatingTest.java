package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class OperatingTest {
    private static final String PRODUCER = "mp.messaging.outgoing.articles.";

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = PRODUCER + "topic")
    String topic;

    @ConfigProperty(name = PRODUCER + "max.request.size")
    int maxRequestSize;

    @ConfigProperty(name = PRODUCER + "buffer.memory")
    int bufferMemory;

    @ConfigProperty(name = PRODUCER + "delivery.timeout.ms")
    long deliveryTimeout;

    @ConfigProperty(name = PRODUCER + "acks")
    String acks;

    @ConfigProperty(name = PRODUCER + "enable.idempotence")
    boolean idempotence;

    IngestClient client;

    @BeforeEach
    void connect() {
        client = new IngestClient(service);
    }

    @Test
    void theProducerMatchesTheTopicsDeclaration() {
        assertThat(topic).isEqualTo(Topics.ARTICLE.name());
        assertThat(maxRequestSize).isEqualTo(Topics.ARTICLE.maxMessageBytes());
        assertThat(bufferMemory).isGreaterThanOrEqualTo(maxRequestSize);
        assertThat(acks).isEqualTo("all");
        assertThat(idempotence).isTrue();
        assertThat(deliveryTimeout).isLessThan(5_000);
    }

    @Test
    void theServiceIsReadyAndLiveWhileKafkaAnswers() {
        assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(client.get("/q/health/live").status()).isEqualTo(200);
        assertThat(client.get("/q/health/started").status()).isEqualTo(200);
    }

    @Test
    void whatACallerMakesUpIsNoLabel() {
        // given
        assertThat(client.get("/v1/made-up").status()).isEqualTo(404);
        assertThat(client.get("/v1/articles/made-up").status()).isEqualTo(404);

        // when
        String metrics = client.get("/q/metrics").response().body();

        // then
        assertThat(metrics).contains("uri=\"NOT_FOUND\"").doesNotContain("made-up");
    }

    @Test
    void outcomesAreZeroBeforeTheyHappenAndNothingIsBehind() {
        // when
        String metrics = client.get("/q/metrics").response().body();

        // then
        assertThat(metrics)
                .contains("dyadwatch_ingest_articles_total{outcome=\"accepted\"}")
                .contains("dyadwatch_ingest_articles_total{outcome=\"unavailable\"}")
                .contains("dyadwatch_seconds_behind{hop=\"ingest\"} 0.0");
    }

    @Test
    void itDescribesItselfAsOpenApi() {
        // when
        JsonNode api = client.get("/q/openapi?format=json").json();

        // then
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        for (String path : new String[] {"/v1/articles", "/v1/articles/batch"}) {
            JsonNode post = api.path("paths").path(path).path("post");
            assertThat(post.path("summary").asText()).isNotBlank();
            assertThat(post.path("responses").has("415")).isTrue();
            assertThat(post.path("responses").has("503")).isTrue();
        }
        JsonNode submission = api.at("/components/schemas/ArticleSubmission/properties");
        assertThat(submission.at("/text/maxLength").asInt()).isEqualTo(Article.MAX_TEXT_BYTES);
        assertThat(submission.at("/title/maxLength").asInt()).isEqualTo(Article.MAX_TITLE_BYTES);
        assertThat(submission.at("/url/maxLength").asInt()).isEqualTo(Article.MAX_URL_BYTES);
        assertThat(submission.at("/source/maxLength").asInt()).isEqualTo(Article.MAX_NAME_BYTES);
        assertThat(submission.at("/authors/maxItems").asInt()).isEqualTo(Article.MAX_AUTHORS);
    }
}
