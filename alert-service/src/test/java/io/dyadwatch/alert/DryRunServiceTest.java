package io.dyadwatch.alert;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.dyadwatch.alert.delivery.Receiver;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.contracts.EnrichedArticle;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStack.class)
class DryRunServiceTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Duration SOON = Duration.ofSeconds(30);

    private String broker;
    private KafkaTopics kafka;
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        kafka = new KafkaTopics(broker);
        receiver = new Receiver();
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        receiver.close();
        kafka.close();
    }

    @Test
    void anUnsavedWatchWithoutAnEndpointIsTriedAndNothingIsLeftOfIt() throws Exception {
        EnrichedArticle article = Articles.article("https://dry.example/1", null);
        kafka.publish(article, TRACE);

        dryRun("")
                .then()
                .statusCode(200)
                .body("stoppedBy", equalTo("period"))
                .body("share", equalTo(1.0f))
                .body("matches.article.id", hasItem(article.article().id()))
                .body("matches[0].evidence[0].text", containsString("Maduro"))
                .body("days", hasSize(8));

        dryRun("").then().statusCode(200);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            assertThat(admin.listGroups().all().get().stream().map(GroupListing::groupId))
                    .isSubsetOf("alert-service");
        }
        when().get("/v1/watches").then().body("items.name", equalTo(List.of()));
    }

    @Test
    void whatIsWrongWithItIsNamed() {
        dryRun(", \"period\": \"P91D\"").then().statusCode(422).body("errors[0].field", equalTo("period"));
        dryRun(", \"topics\": [\"cricket\"]").then().statusCode(422).body("errors[0].field", equalTo("topics.any[0]"));
        dryRun(", \"endpoint\": \"3f2c0b1e-5d7a-4f7e-9a65-1c2d3e4f5a6b\"")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("endpoint"));
    }

    @Test
    void feedbackIsTakenListedAndExported() {
        String endpoint = given().contentType(ContentType.JSON)
                .body("{\"url\": \"" + receiver.url() + "\"}")
                .post("/v1/endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String watch = given().contentType(ContentType.JSON)
                .body("{\"name\": \"said\", \"actors\": [\"nicolas-maduro\", \"russia\"], \"endpoint\": \"" + endpoint
                        + "\"}")
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(SOON).untilAsserted(() -> {
            kafka.publish(Articles.article("https://said.example/" + System.nanoTime(), null), TRACE);
            when().get("/v1/alerts?watch=" + watch).then().body("items[0].id", notNullValue());
        });
        String alert = when().get("/v1/alerts?watch=" + watch).then().extract().path("items[0].id");

        given().contentType(ContentType.JSON)
                .body("{\"verdict\": \"right\", \"why\": \"so it was\"}")
                .post("/v1/alerts/" + alert + "/feedback")
                .then()
                .statusCode(200)
                .body("exported", equalTo(true));

        when().get("/v1/feedback")
                .then()
                .statusCode(200)
                .body("items.alert.id", hasItem(alert))
                .body("items[0].why", equalTo("so it was"));
        String export = when().get("/v1/feedback/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(export).contains("feedback-" + alert).endsWith("\n");
        given().contentType(ContentType.JSON)
                .body("{\"verdict\": \"right\"}")
                .post("/v1/alerts/3f2c0b1e-5d7a-4f7e-9a65-1c2d3e4f5a6b/feedback")
                .then()
                .statusCode(404);
        when().delete("/v1/watches/" + watch).then().statusCode(204);
    }

    private static Response dryRun(String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"try\", \"actors\": [\"nicolas-maduro\", \"russia\"]" + more + "}")
                .post("/v1/watches/dry-run");
    }
}
