package io.dyadwatch.alert;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dyadwatch.alert.delivery.Receiver;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStack.class)
class AlertServiceTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Random random = new Random();

    private KafkaTopics kafka;
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        kafka = new KafkaTopics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        receiver = new Receiver();
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        for (String watch : when().get("/v1/watches?limit=200").then().extract().<List<String>>path("items.id")) {
            when().delete("/v1/watches/" + watch).then().statusCode(204);
        }
        receiver.close();
        kafka.close();
    }

    @Test
    void anArticleThatMatchesIsASignedWebhookARecordOnKafkaAndAnAlertToBeRead() throws Exception {
        Response endpoint = makeEndpoint();
        String watch = makeWatch(endpoint, "Maduro and Russia");
        EnrichedArticle article = newArticle();

        kafka.publish(article, TRACE);

        await().atMost(SOON).until(() -> receiver.received().size() == 1);
        Receiver.Received webhook = receiver.received().get(0);
        webhook.verify(endpoint.path("secret"));
        assertThat(webhook.header("traceparent")).isEqualTo(TRACE);
        assertThat(webhook.header("content-type")).isEqualTo("application/json");
        assertThat(webhook.header("user-agent")).startsWith("Dyadwatch/");
        AlertMatched body = Json.read(webhook.body().getBytes(UTF_8), AlertMatched.class);
        assertThat(body.data().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.watch().id()).hasToString(watch);
            assertThat(alert.article().id()).isEqualTo(article.article().id());
            assertThat(alert.evidence()).isNotEmpty();
        });
        String alert = body.data().alerts().get(0).id().toString();
        await().atMost(SOON).until(() -> onKafka(watch).size() == 1);
        ConsumerRecord<byte[], byte[]> record = onKafka(watch).get(0);
        assertThat(header(record, Headers.CE_TYPE)).isEqualTo(Topics.ALERT.eventType());
        assertThat(header(record, Headers.TRACEPARENT)).isEqualTo(TRACE);
        assertThat(record.timestamp()).isEqualTo(article.article().fetchedAt().toEpochMilli());
        when().get("/v1/alerts?watch=" + watch).then().body("items.id", equalTo(List.of(alert)));
        when().get("/v1/alerts/" + alert)
                .then()
                .statusCode(200)
                .body("watch.name", equalTo("Maduro and Russia"))
                .body("copies", hasSize(0));
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/v1/deliveries?state=delivered&alert=" + alert)
                        .then()
                        .body("items", hasSize(2)));
    }

    @Test
    void aFailedWebhookIsSentAgainWithTheSameIdAndBytesAndItsAttemptsCanBeRead() throws Exception {
        Response endpoint = makeEndpoint();
        makeWatch(endpoint, "retry");
        receiver.answerNext(500, 302);

        kafka.publish(newArticle(), TRACE);

        await().atMost(SOON).until(() -> receiver.received().size() == 3);
        assertThat(receiver.received()).extracting(r -> r.header("webhook-id")).containsOnly(id(0));
        assertThat(receiver.received())
                .extracting(Receiver.Received::body)
                .containsOnly(receiver.received().get(0).body());
        for (Receiver.Received webhook : receiver.received()) {
            webhook.verify(endpoint.path("secret"));
        }
        String delivery = id(0).replace("msg_", "");
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/v1/deliveries/" + delivery)
                        .then()
                        .body("state", equalTo("delivered"))
                        .body("webhookId", equalTo(id(0)))
                        .body("attempts.status", equalTo(List.of(500, 302, 204)))
                        .body("attempts.number", equalTo(List.of(1, 2, 3)))
                        .body("attempts[0].error", equalTo("the answer was 500"))
                        .body("attempts[0].nextAttemptAt", notNullValue())
                        .body("attempts[2].error", nullValue()));
    }

    @Test
    void aDeliveryWhoseAttemptsAreUsedUpIsDeadAndSaysWhy() {
        Response endpoint = makeEndpoint();
        makeWatch(endpoint, "dead");
        receiver.answerNext(500, 404, 503);

        kafka.publish(newArticle(), TRACE);

        await().atMost(SOON)
                .untilAsserted(() -> when().get("/v1/deliveries?state=dead&endpoint=" + endpoint.path("id"))
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].attemptCount", equalTo(3))
                        .body("items[0].nextAttemptAt", nullValue())
                        .body("items[0].reason", equalTo("given up after 3 attempts; the last: the answer was 503")));
    }

    @Test
    void bytesThatAreNoArticleAreOneDeadLetterAndTheNextArticleIsTaken() {
        makeWatch(makeEndpoint(), "after the broken one");
        EnrichedArticle article = newArticle();
        byte[] key = article.article().id().getBytes(UTF_8);
        byte[] broken = ("{\"article\":" + random.nextLong()).getBytes(UTF_8);

        kafka.publish(3, key, broken);
        kafka.publish(3, key, Json.write(article));

        await().atMost(SOON).until(() -> receiver.received().size() == 1);
        assertThat(kafka.all(Topics.ENRICHED_ARTICLE_DLQ.name()))
                .filteredOn(record -> Arrays.equals(record.value(), broken))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo(key);
                    assertThat(header(record, Headers.DLQ_TOPIC)).isEqualTo(Topics.ENRICHED_ARTICLE.name());
                    assertThat(header(record, Headers.DLQ_PARTITION)).isEqualTo("3");
                    assertThat(header(record, Headers.DLQ_REASON)).isEqualTo("unreadable");
                    assertThat(header(record, Headers.DLQ_ERROR)).startsWith("article ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'w','actors':['russia','atlantis'],'endpoint':'E'} | 422 | actors[1]",
                "{'name':'w','actors':['russia','ussr'],'endpoint':'E'} | 422 | actors[1]",
                "{'name':'w','actors':['russia','russia'],'endpoint':'E'} | 422 | actors[1]",
                "{'name':'w','actors':['russia'],'endpoint':'E'} | 422 | actors",
                "{'name':'w','actors':['russia',null],'endpoint':'E'} | 422 | actors[1]",
                "{'name':'w','actors':['russia',7],'endpoint':'E'} | 400 | actors[1]",
                "{'name':'w','endpoint':'E'} | 422 | sides",
                "{'actors':['russia','nicolas-maduro'],'endpoint':'E'} | 422 | name",
                "{'name':' ','actors':['russia','nicolas-maduro'],'endpoint':'E'} | 422 | name",
                "{'name':'a\\u0000b','actors':['russia','nicolas-maduro'],'endpoint':'E'} | 422 | name",
                "{'name':'a\\ud800b','actors':['russia','nicolas-maduro'],'endpoint':'E'} | 422 | name",
                "{'name':'w','actors':['russia','nicolas-maduro'],'topics':['weather'],'endpoint':'E'} | 422 | topics[0]",
                "{'name':'w','actors':['russia','nicolas-maduro'],'scope':'planet','endpoint':'E'} | 400 | scope",
                "{'name':'w','actors':['russia','nicolas-maduro'],'endpoint':'nowhere'} | 422 | endpoint",
                "{'name':'w','actors':['russia','nicolas-maduro'],'endpoint':'6ba7b810-9dad-11d1-80b4-00c04fd430c8'} | 422 | endpoint",
                "{'name':'w','actors':['russia','nicolas-maduro']} | 422 | endpoint",
                "{'name' | 400 | $",
                "[] | 400 | $",
                "null | 400 | $",
            })
    void aWatchThatCannotBeIsAProblemThatNamesTheField(String body, int status, String field) {
        String endpoint = makeEndpoint().path("id");

        given().contentType("application/json")
                .body(body.replace('\'', '"').replace("\"E\"", "\"" + endpoint + "\""))
                .when()
                .post("/v1/watches")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url':'nowhere'} | 422 | url",
                "{'url':'http://10.0.0.1/hook'} | 422 | url",
                "{'url':'http://169.254.169.254/latest'} | 422 | url",
                "{'url':'http://user:secret@127.0.0.1/'} | 422 | url",
                "{'url':'ftp://127.0.0.1/'} | 422 | url",
                "{'url':''} | 422 | url",
                "{'url':7} | 400 | url",
                "{} | 422 | url",
            })
    void anEndpointThatNothingIsSentToIsAProblemThatNamesTheField(String body, int status, String field) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .when()
                .post("/v1/endpoints")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void theSecretOfAnEndpointIsShownOnce() {
        Response made = makeEndpoint();

        assertThat(made.<String>path("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        when().get("/v1/endpoints/" + made.path("id"))
                .then()
                .statusCode(200)
                .body("url", equalTo(receiver.url()))
                .body("secret", nullValue());
        when().delete("/v1/endpoints/" + made.path("id")).then().statusCode(204);
        when().get("/v1/endpoints/" + made.path("id")).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aChangedWatchCountsItsVersionUp() {
        Response endpoint = makeEndpoint();
        String watch = makeWatch(endpoint, "first");

        given().contentType("application/json")
                .body(Map.of(
                        "name", "second",
                        "actors", List.of("russia", "nicolas-maduro"),
                        "scope", "article",
                        "topics", List.of("military-cooperation"),
                        "endpoint", endpoint.<String>path("id")))
                .when()
                .put("/v1/watches/" + watch)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("name", equalTo("second"))
                .body("scope", equalTo("article"))
                .body("topics.any", equalTo(List.of("military-cooperation")))
                .body("sides", equalTo(List.of(List.of("russia"), List.of("nicolas-maduro"))));
    }

    @Test
    void listsPageByCursor() {
        Response endpoint = makeEndpoint();
        String first = makeWatch(endpoint, "1");
        String second = makeWatch(endpoint, "2");
        String third = makeWatch(endpoint, "3");

        Response page = when().get("/v1/watches?limit=2");

        assertThat(page.<List<String>>path("items.id")).containsExactly(third, second);
        when().get("/v1/watches?limit=2&after=" + page.path("next"))
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("next", nullValue());
        when().get("/v1/watches?after=rubbish").then().statusCode(422).body("errors[0].field", equalTo("after"));
        when().get("/v1/watches?limit=1000").then().statusCode(422).body("errors[0].field", equalTo("limit"));
        when().get("/v1/alerts?watch=x").then().statusCode(422).body("errors[0].field", equalTo("watch"));
        when().get("/v1/deliveries?state=x").then().statusCode(422).body("errors[0].field", equalTo("state"));
    }

    @Test
    void describesItself() {
        when().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths.'/v1/watches'.post.requestBody", notNullValue());
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/metrics").then().statusCode(200);
    }

    private String id(int index) {
        return receiver.received().get(index).header("webhook-id");
    }

    private List<ConsumerRecord<byte[], byte[]>> onKafka(String watch) {
        return kafka.all(Topics.ALERT.name()).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(watch))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private EnrichedArticle newArticle() {
        long seed = random.nextLong();
        return Articles.article("https://a.example/" + ArticleId.ofUrl("" + seed), Articles.fingerprint(seed));
    }

    private Response makeEndpoint() {
        Response made = given().contentType("application/json")
                .body(Map.of("url", receiver.url()))
                .when()
                .post("/v1/endpoints")
                .then()
                .statusCode(201)
                .extract()
                .response();
        receiver.knows(made.path("secret"));
        return made;
    }

    private static String makeWatch(Response endpoint, String name) {
        return given().contentType("application/json")
                .body(Map.of(
                        "name", name,
                        "actors", List.of("nicolas-maduro", "russia"),
                        "endpoint", endpoint.<String>path("id")))
                .when()
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("scope", equalTo("sentence"))
                .extract()
                .path("id");
    }
}
