package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class ProblemsTest {
    private static final int OVER_THE_LIMIT = 4 * 1024 * 1024 + 1;

    @TestHTTPResource("/")
    URI service;

    IngestClient client;

    @BeforeEach
    void connect() {
        client = new IngestClient(service);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"text":"t","source":"s"       | 400 | $
        {"text":5,"source":"s"}        | 400 | text
        {"source":"s"}                 | 422 | text
        {"text":" ","source":"s"}      | 422 | text
        {"text":"t"}                   | 422 | source
        {"text":"t","url":"nonsense"}  | 422 | url
        {"text":"t","source":"s","language":"!"}      | 422 | language
        {"text":"t","source":"s","publishedAt":"now"} | 422 | publishedAt
        """)
    void aProblemNamesTheField(String article, int status, String field) {
        // when
        IngestClient.Answer answer = client.post(article);

        // then
        assertThatIsProblem(answer, status);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errors").path(0).path("problem").asText())
                .isNotBlank();
    }

    @Test
    void aTextOverTheLimitIsNamed() {
        // when
        IngestClient.Answer answer = client.post("{\"source\":\"s\",\"text\":\"" + "a".repeat(512 * 1024 + 1) + "\"}");

        // then
        assertThatIsProblem(answer, 413);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("text");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        assertThatIsProblem(client.post(new byte[OVER_THE_LIMIT], "application/json"), 413);
    }

    @Test
    void aBodyOfUnstatedLengthOverTheLimitIsRefused() {
        // when
        IngestClient.Answer answer = client.send(client.request("/v1/articles")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[OVER_THE_LIMIT]))));

        // then
        assertThatIsProblem(answer, 413);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatIsProblem(
                client.post(
                        "{\"source\":\"s\",\"text\":\"año\"}".getBytes(StandardCharsets.ISO_8859_1),
                        "application/json"),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-ndjson", "application/json; charset=iso-8859-1", "json", ";"})
    void anotherContentTypeIsRefused(String contentType) {
        assertThatIsProblem(
                client.post("{\"source\":\"s\",\"text\":\"t\"}".getBytes(StandardCharsets.UTF_8), contentType), 415);
    }

    @Test
    void aMissingContentTypeIsRefused() {
        assertThatIsProblem(
                client.send(client.request("/v1/articles")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"source\":\"s\",\"text\":\"t\"}"))),
                415);
    }

    @Test
    void aCompressedBodyIsRefused() {
        assertThatIsProblem(
                client.send(client.request("/v1/articles")
                        .header("content-type", "application/json")
                        .header("content-encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415);
    }

    @Test
    void aBatchOfAnotherContentTypeIsRefused() {
        assertThatIsProblem(
                client.send(client.request("/v1/articles/batch")
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                415);
    }

    @Test
    void anUnknownPathAndAnotherMethodAreProblemsToo() {
        // when
        IngestClient.Answer get = client.get("/v1/articles");

        // then
        assertThatIsProblem(get, 405);
        assertThat(get.header("allow")).isEqualTo("POST");
        assertThatIsProblem(client.get("/v1/nothing"), 404);
        assertThatIsProblem(client.get("/nothing"), 404);
    }

    @Test
    void theServiceGoesOnAfterThem() {
        // given
        client.post(new byte[OVER_THE_LIMIT], "application/json");

        // then
        assertThat(client.post("{\"source\":\"s\",\"text\":\"the next article\"}")
                        .status())
                .isEqualTo(202);
    }

    private static void assertThatIsProblem(IngestClient.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("urn:dyadwatch:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
    }
}
