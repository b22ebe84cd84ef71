package io.dyadwatch.alert;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dyadwatch.alert.delivery.Receiver;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStack.class)
class OutageTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Duration LONG = Duration.ofSeconds(60);

    Function<String, AutoCloseable> outage = name -> () -> {};

    @Test
    void anArticleWaitsForPostgreSqlAndItsRecordForKafkaAndNothingIsADeadLetter() throws Exception {
        try (Receiver receiver = new Receiver();
                KafkaTopics kafka = new KafkaTopics(bootstrapServers())) {
            await().atMost(LONG)
                    .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
            makeWatch(receiver);
            EnrichedArticle article = Articles.article("https://a.example/" + UUID.randomUUID(), null);

            AutoCloseable postgres = outage.apply("postgresql");
            kafka.publish(article, TRACE);
            await().atMost(LONG).untilAsserted(() -> {
                when().get("/q/health/ready").then().statusCode(503);
                when().get("/v1/watches").then().statusCode(503).header("Retry-After", notNullValue());
            });
            when().get("/q/health/live").then().statusCode(200);
            AutoCloseable broker = outage.apply("kafka");
            postgres.close();

            await().atMost(LONG).until(() -> receiver.received().size() == 1);
            await().atMost(LONG)
                    .untilAsserted(() -> when().get("/v1/deliveries?state=pending&alert=" + alertOf(receiver))
                            .then()
                            .body("items.target", equalTo(List.of("kafka")))
                            .body("items[0].attemptCount", equalTo(0))
                            .body("items[0].reason", notNullValue()));

            broker.close();
            await().atMost(LONG)
                    .untilAsserted(() -> when().get("/v1/deliveries?state=delivered&alert=" + alertOf(receiver))
                            .then()
                            .body("items.target", containsInAnyOrder("kafka", "webhook")));
            assertThat(kafka.all(Topics.ENRICHED_ARTICLE_DLQ.name()))
                    .noneMatch(record -> new String(record.key(), UTF_8)
                            .equals(article.article().id()));
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private static void makeWatch(Receiver receiver) {
        Response endpoint = post("/v1/endpoints", Map.of("url", receiver.url()));
        receiver.knows(endpoint.path("secret"));
        post(
                "/v1/watches",
                Map.of(
                        "name", "outage",
                        "actors", List.of("russia", "nicolas-maduro"),
                        "endpoint", endpoint.<String>path("id")));
    }

    private static Response post(String path, Map<String, Object> body) {
        return given().contentType("application/json")
                .body(body)
                .when()
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static String alertOf(Receiver receiver) {
        return JsonPath.from(receiver.received().get(0).body()).getString("data.alerts[0].id");
    }
}
