package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private RunningSystem system;
    private Prose prose;
    private String endpoint = "";
    private String watch = "";
    private int number;

    @BeforeAll
    void start() {
        system = RunningSystem.start(EmbeddedStores.start("bad-input"), "bad-input", 1);
        prose = new Prose(3);
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @AfterEach
    void the_next_article_is_processed_and_every_service_lives() {
        assertThat(Stream.of(system.ingest, system.enrich, system.alert.get(0)).allMatch(RunningService::isAlive))
                .isTrue();
        String id = system.deployment().postAll(List.of(prose.other(number++))).get(0);
        assertThat(enriched(id).revision()).isEqualTo(1);
    }

    static Stream<Arguments> submissions() {
        String text = "\"text\":\"Un texto.\"";
        return Stream.of(
                submission("broken JSON", "{\"text\": \"a\", ", 400, "$"),
                submission("no JSON object", "[1]", 400, "$"),
                submission("a number for the text", "{\"source\":\"s\",\"text\":5}", 400, "text"),
                submission("an object for the title", "{\"source\":\"s\"," + text + ",\"title\":{}}", 400, "title"),
                submission("no text", "{\"source\":\"s\"}", 422, "text"),
                submission("a blank text", "{\"source\":\"s\",\"text\":\" \"}", 422, "text"),
                submission("no source and no URL", "{" + text + "}", 422, "source"),
                submission("a URL that is none", "{" + text + ",\"url\":\"not a url\"}", 422, "url"),
                submission("a URL that is no web page", "{" + text + ",\"url\":\"ftp://example.org/\"}", 422, "url"),
                submission(
                        "a date that is none",
                        "{\"source\":\"s\"," + text + ",\"publishedAt\":\"x\"}",
                        422,
                        "publishedAt"),
                submission(
                        "a text that is too large",
                        "{\"source\":\"s\",\"text\":\"" + "a".repeat(512 * 1024 + 1) + "\"}",
                        413,
                        "text"));
    }

    private static Arguments submission(String what, String body, int status, String field) {
        return Arguments.of(what, body, status, field);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("submissions")
    void a_submission_with(String what, String body, int status, String field) {
        Http.Answer answer = system.ingest.http().post("/v1/articles", "application/json", body);

        assertProblem(answer, status, field);
    }

    @Test
    void bytes_that_are_not_utf_8() {
        byte[] latin1 = "{\"source\":\"s\",\"text\":\"Reuni\u00f3n\"}".getBytes(StandardCharsets.ISO_8859_1);

        Http.Answer answer = system.ingest.http().post("/v1/articles", "application/json", latin1);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void another_content_type() {
        Http.Answer answer = system.ingest.http().post("/v1/articles", "text/plain", "hello");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void null_characters_and_lone_surrogates_become_replacement_characters() {
        Http.Answer answer = system.ingest
                .http()
                .post(
                        "/v1/articles",
                        "application/json",
                        "{\"source\":\"s\",\"title\":\"\\ud800\",\"text\":\"" + prose.word() + " a\\u0000b\\udc00c\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        EnrichedArticle article = enriched(answer.json().get("id").asText());
        assertThat(article.article().text()).endsWith(" a\ufffdb\ufffdc");
        assertThat(article.article().title()).isEqualTo("\ufffd");
    }

    @Test
    void an_article_posted_twice_is_one_article() {
        Map<String, Object> article = prose.other(number++);

        String first = system.deployment().postAll(List.of(article)).get(0);
        String again = system.deployment().postAll(List.of(article)).get(0);
        String next =
                system.deployment().postAll(List.of(prose.other(number++))).get(0);

        assertThat(again).isEqualTo(first);
        enriched(next);
        try (TopicLog<EnrichedArticle> log = new TopicLog<>(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                TopicLog<Article> articles = new TopicLog<>(system.stores.bootstrapServers(), Topics.ARTICLE);
                ConsumerLag lag = new ConsumerLag(system.stores.bootstrapServers(), "enrich-service", articles)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> lag.records() == 0 && !articles.records().isEmpty());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> log.records().stream().anyMatch(r -> r.key().equals(next)));
            assertThat(log.records().stream().filter(r -> r.key().equals(first)))
                    .hasSize(1);
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("bytes that are no JSON", new byte[] {(byte) 0xff, 0, 1, 2}),
                Arguments.of("no bytes at all", new byte[0]),
                Arguments.of("JSON of another shape", "{\"hello\":1}".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("JSON null", "null".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void a_record_of_article_v1_with(String what, byte[] value) {
        String key = "key-" + prose.word();
        long offset = produce(key, value);

        try (TopicLog<byte[]> log = new TopicLog<>(system.stores.bootstrapServers(), Topics.ARTICLE_DLQ)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> log.records().stream().anyMatch(r -> key.equals(r.key())));
            List<ConsumerRecord<String, byte[]>> letters =
                    log.records().stream().filter(r -> key.equals(r.key())).toList();
            assertThat(letters).hasSize(1);
            ConsumerRecord<String, byte[]> letter = letters.get(0);
            assertThat(letter.value()).isEqualTo(value);
            assertThat(header(letter, Headers.DLQ_TOPIC)).isEqualTo(Topics.ARTICLE.name());
            assertThat(header(letter, Headers.DLQ_OFFSET)).isEqualTo(Long.toString(offset));
            assertThat(header(letter, Headers.DLQ_REASON)).isEqualTo("unreadable");
            assertThat(header(letter, "x-own")).isEqualTo("kept");
        }
    }

    @Test
    void an_unknown_actor_in_a_watch() {
        String endpoint = system.deployment().registerReceiver();

        Http.Answer answer = system.deployment()
                .alert()
                .post(
                        "/v1/watches",
                        Map.of("name", "n", "actors", List.of("russia", "atlantis"), "endpoint", endpoint));

        assertProblem(answer, 422, "actors[1]");
    }

    @Test
    void an_endpoint_url_that_is_none() {
        assertProblem(system.deployment().alert().post("/v1/endpoints", Map.of("url", "not a url")), 422, "url");
        assertProblem(
                system.deployment().alert().post("/v1/endpoints", Map.of("url", "http://169.254.169.254/")),
                422,
                "url");
        assertProblem(
                system.deployment().alert().post("/v1/endpoints", Map.of("url", "file:///etc/passwd")), 422, "url");
    }

    static Stream<Arguments> alertRequests() {
        String watch = "{\"name\":\"n\",\"actors\":[\"russia\",\"cuba\"],\"endpoint\":\"ENDPOINT\"";
        String hook = "{\"url\":\"RECEIVER\"";
        return Stream.of(
                request("PUT", "/v1/watches/WATCH", watch + ",\"scope\":\"galaxy\"}", 400, "scope"),
                request("POST", "/v1/watches", watch + ",\"withinSentences\":3}", 422, "withinSentences"),
                request("POST", "/v1/watches", watch + ",\"cooldown\":\"soon\"}", 400, "cooldown"),
                request("POST", "/v1/watches", watch + ",\"cooldown\":\"P31D\"}", 422, "cooldown"),
                request("POST", "/v1/watches", watch + ",\"digest\":\"PT1S\"}", 422, "digest"),
                request("POST", "/v1/watches", watch + ",\"maxAge\":\"-PT1H\"}", 422, "maxAge"),
                request("POST", "/v1/watches", "{\"name\":\"n\",\"endpoint\":\"ENDPOINT\"}", 422, "sides"),
                request("PUT", "/v1/watches/WATCH/silence", "{\"reason\":\"r\"}", 422, "until"),
                request(
                        "PUT",
                        "/v1/watches/WATCH/silence",
                        "{\"until\":\"2020-01-01T00:00:00Z\",\"reason\":\"r\"}",
                        422,
                        "until"),
                request("PUT", "/v1/watches/WATCH/silence", "{\"until\":\"later\",\"reason\":\"r\"}", 400, "until"),
                request("POST", "/v1/endpoints", hook + ",\"secret\":\"whsec_c2hvcnQ=\"}", 422, "secret"),
                request("POST", "/v1/endpoints", hook + ",\"maxPerSecond\":0}", 422, "maxPerSecond"),
                request("POST", "/v1/endpoints/ENDPOINT/rotate-secret", "{\"overlap\":\"P8D\"}", 422, "overlap"),
                request("POST", "/v1/endpoints/ENDPOINT/rotate-secret", "{\"overlap\":\"a day\"}", 400, "overlap"),
                request("POST", "/v1/endpoints/ENDPOINT/recover", "{}", 422, "since"),
                request(
                        "POST",
                        "/v1/endpoints/ENDPOINT/recover",
                        "{\"since\":\"2026-01-02T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}",
                        422,
                        "until"),
                request("POST", "/v1/watches/dry-run", watch + ",\"period\":\"P91D\"}", 422, "period"),
                request("POST", "/v1/watches/dry-run", watch + ",\"period\":\"ever\"}", 422, "period"),
                request("POST", "/v1/watches/dry-run", watch + ",\"limit\":0}", 422, "limit"),
                request("POST", "/v1/watches/dry-run", "[]", 422, "$"));
    }

    private static Arguments request(String method, String path, String body, int status, String field) {
        return Arguments.of(method, path, body, status, field);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("alertRequests")
    void a_request_to_alert_service(String method, String path, String body, int status, String field) {
        if (endpoint.isEmpty()) {
            endpoint = system.deployment().registerReceiver();
            watch = system.deployment().watch(endpoint, "russia", "cuba", "sentence");
        }

        Http.Answer answer = system.deployment()
                .alert()
                .send(method, filled(path), Map.of("content-type", "application/json"), filled(body));

        assertProblem(answer, status, field);
    }

    private String filled(String text) {
        return text.replace("ENDPOINT", endpoint).replace("WATCH", watch).replace("RECEIVER", system.receiver.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "k\tk"})
    void an_idempotency_key_that_is_none(String key) {
        Http.Answer answer = system.deployment()
                .alert()
                .send(
                        "POST",
                        "/v1/endpoints",
                        Map.of("content-type", "application/json", "idempotency-key", key),
                        Http.write(Map.of("url", system.receiver.url())));

        assertProblem(answer, 422, "Idempotency-Key");
    }

    @Test
    void an_idempotency_key_that_came_with_another_request() {
        Map<String, String> headers = Map.of("content-type", "application/json", "idempotency-key", "once");
        Http alert = system.deployment().alert();
        String url = system.receiver.url();

        assertThat(alert.send("POST", "/v1/endpoints", headers, Http.write(Map.of("url", url)))
                        .status())
                .isEqualTo(201);

        assertProblem(
                alert.send("POST", "/v1/endpoints", headers, Http.write(Map.of("url", url + "/other"))),
                422,
                "Idempotency-Key");
    }

    private EnrichedArticle enriched(String id) {
        try (TopicLog<EnrichedArticle> log =
                new TopicLog<>(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> log.records().stream().anyMatch(r -> r.key().equals(id)));
            return log.values().stream()
                    .filter(e -> e.article().id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long produce(String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", system.stores.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.ARTICLE.name(), key, value);
            record.headers().add("x-own", "kept".getBytes(StandardCharsets.UTF_8));
            return producer.send(record).get().offset();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(Http.Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.at("/errors/0/field").asText()).as(answer.body()).isEqualTo(field);
        assertThat(problem.at("/errors/0/problem").asText()).isNotBlank();
    }
}
