package io.dyadwatch.enrich.diff;

import static io.dyadwatch.enrich.SmallVocabulary.organisation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.KafkaResource;
import io.dyadwatch.enrich.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes tried on a real broker. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class DiffRequestsTest {
    @jakarta.inject.Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void whatWouldAppearAndVanishIsShownWithItsSentenceNewestArticleFirst() throws Exception {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "diff-" + i;
            String text =
                    i % 50 == 0 ? "A first sentence. Russia met Barataria on day " + i + ". The end." : "Nothing.";
            articles.add(Samples.article(name, null, text, Samples.FETCHED_AT.plusSeconds(i)));
        }
        write(articles);
        String changes = "{\"articles\":100,\"changes\":["
                + "{\"kind\":\"actor\",\"put\":"
                + new String(Json.write(organisation("barataria", "Barataria")), StandardCharsets.UTF_8)
                + "},{\"kind\":\"actor\",\"put\":"
                + new String(Json.write(organisation("russia", "Muscovy")), StandardCharsets.UTF_8) + "}]}";

        diff(changes)
                .statusCode(200)
                .body("asked", equalTo(100))
                .body("read", equalTo(100))
                .body("late", equalTo(false))
                .body("changed", equalTo(2))
                .body("actors.id", equalTo(List.of("barataria", "russia")))
                .body("actors.appear", equalTo(List.of(2, 0)))
                .body("actors.vanish", equalTo(List.of(0, 2)))
                .body("topics", hasSize(0))
                .body("articles.url", equalTo(List.of("https://example.org/diff-50", "https://example.org/diff-0")))
                .body("articles[0].appear[0].actor", equalTo("barataria"))
                .body("articles[0].appear[0].text", equalTo("Barataria"))
                .body("articles.vanish.flatten().sentence", everyItem(containsString("Russia met Barataria on day")))
                .body("articles[1].appear[0].sentence", equalTo("Russia met Barataria on day 0."));
        given().get("/v1/actors/barataria").then().statusCode(404);
    }

    @Test
    void changesThatCannotBeAreRefusedWithTheirPlace() {
        refused("{\"changes\":[]}", 422, "changes");
        refused("{\"changes\":[{\"remove\":\"russia\"}]}", 422, "changes[0].kind");
        refused("{\"changes\":[{\"kind\":\"actor\"}]}", 422, "changes[0].put");
        refused("{\"changes\":[{\"kind\":\"actor\",\"put\":{\"id\":\"?\"}}]}", 422, "changes[0].put.id");
        refused("{\"changes\":[{\"kind\":\"actor\",\"remove\":\"russia\"}],\"articles\":0}", 422, "articles");
        refused("{\"changes\":[{\"kind\":\"actor\",\"put\":{\"id\":\"x\"}}]}", 422, "changes[0].put.type");
        refused("{", 400, "$");
    }

    @Test
    void oneComparisonIsMadeAtATime() {
        String changes = "{\"changes\":[{\"kind\":\"topic\",\"remove\":\"sanctions\"}],\"articles\":10000}";

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(
                    CompletableFuture.supplyAsync(() -> diff(changes).extract().statusCode()));
        }

        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 429);
        diff(changes).statusCode(is(200));
    }

    private static ValidatableResponse diff(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/vocabulary/diff")
                .then();
    }

    private static void refused(String body, int status, String field) {
        diff(body).statusCode(status).contentType(Problem.CONTENT_TYPE).body("errors[0].field", equalTo(field));
    }

    private void write(List<Article> articles) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            // Newer than what other tests posted.
            long timestamp = System.currentTimeMillis();
            for (Article article : articles) {
                producer.send(new ProducerRecord<>(
                                Topics.ARTICLE.name(), null, timestamp++, article.id(), Json.write(article)))
                        .get();
            }
        }
    }
}
