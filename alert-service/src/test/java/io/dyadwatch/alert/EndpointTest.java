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
import static org.hamcrest.Matchers.nullValue;

import io.dyadwatch.alert.delivery.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStack.class)
class EndpointTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aSubscribersOwnSecretSignsAndIsShownOnlyWhenItIsGiven() throws Exception {
        Response made = make(Map.of("url", receiver.url(), "secret", OWN));

        made.then().statusCode(201).header("ETag", "\"1\"").body("secret", equalTo(OWN));
        String id = made.path("id");
        when().get("/v1/endpoints/" + id).then().body("secret", nullValue());
        assertThat(when().get("/v1/endpoints?limit=200").asString()).doesNotContain(OWN);
        ping(id).verify(OWN);
    }

    @Test
    void duringAnOverlapTheOldAndTheNewSecretVerifyAndAfterItOnlyTheNew() throws Exception {
        Response made = make(Map.of("url", receiver.url()));
        String id = made.path("id");
        String old = made.path("secret");
        ping(id).verify(old);

        String next = rotate(id, Map.of("overlap", "PT24H"))
                .then()
                .statusCode(200)
                .body("endpoint", equalTo(id))
                .body("previousUntil", notNullValue())
                .extract()
                .path("secret");
        Receiver.Received both = ping(id);
        both.verify(old);
        both.verify(next);
        assertThat(both.header("webhook-signature").split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        assertThat(both.header("webhook-id")).startsWith("msg_").doesNotContain(".");

        String last = rotate(id, Map.of("overlap", "PT0S")).path("secret");
        Receiver.Received newest = ping(id);
        newest.verify(last);
        assertThat(newest.header("webhook-signature").split(" ")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'overlap':'P8D'} | 422 | overlap",
                "{'overlap':'-PT1S'} | 422 | overlap",
                "{'overlap':'a while'} | 400 | overlap",
                "{'secret':'whsec_c2hvcnQ='} | 422 | secret",
                "{'secret':'nothing'} | 422 | secret",
                "{'secret':7} | 400 | secret",
                "[] | 400 | $",
            })
    void aRotationThatCannotBeIsAProblemThatNamesTheField(String body, int status, String field) {
        String id = make(Map.of("url", receiver.url())).path("id");

        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .when()
                .post("/v1/endpoints/" + id + "/rotate-secret")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void aSixthSecretIsAConflict() {
        String id = make(Map.of("url", receiver.url())).path("id");
        for (int i = 0; i < 4; i++) {
            rotate(id, Map.of()).then().statusCode(200);
        }

        rotate(id, Map.of()).then().statusCode(409).contentType("application/problem+json");
        rotate(UUID.randomUUID().toString(), Map.of()).then().statusCode(404);
    }

    @Test
    void aChangeNeedsTheVersionThatItNames() {
        String id = make(Map.of("url", receiver.url(), "maxPerSecond", 5)).path("id");

        change(id, "\"1\"", Map.of("url", receiver.url(), "description", "second"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("description", equalTo("second"))
                .body("maxPerSecond", nullValue())
                .body("secret", nullValue());
        change(id, "\"1\"", Map.of("url", receiver.url(), "description", "third"))
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        change(id, null, Map.of("url", "http://10.0.0.1/"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("url"));
        change(id, null, Map.of("url", receiver.url(), "secret", OWN))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("secret"));
        change(id, null, Map.of("url", receiver.url(), "maxPerSecond", 0))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("maxPerSecond"));
        when().get("/v1/endpoints/" + id)
                .then()
                .header("ETag", "\"2\"")
                .body("description", equalTo("second"))
                .body("state", equalTo("enabled"));
        given().header("If-Match", "\"1\"")
                .when()
                .delete("/v1/endpoints/" + id)
                .then()
                .statusCode(412);
        given().header("If-Match", "\"2\"")
                .when()
                .delete("/v1/endpoints/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void aDisabledEndpointSaysSoAndIsSentToOnceItIsEnabled() throws Exception {
        Response made = make(Map.of("url", receiver.url()));
        String id = made.path("id");

        when().post("/v1/endpoints/" + id + "/disable")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("disabled"))
                .body("reason", notNullValue())
                .body("since", notNullValue());
        when().post("/v1/endpoints/" + id + "/ping").then().statusCode(409);
        when().post("/v1/endpoints/" + id + "/enable")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("enabled"))
                .body("reason", nullValue())
                .body("since", nullValue());

        ping(id).verify(made.path("secret"));
    }

    @Test
    void aRequestThatComesAgainWithItsKeyIsAnsweredWithTheSameBytes() {
        Map<String, Object> body = Map.of("url", receiver.url(), "description", "once");
        String key = '"' + UUID.randomUUID().toString() + '"';

        Response first = make(key, body);
        Response again = make(key, body);

        first.then().statusCode(201);
        again.then()
                .statusCode(201)
                .header("Location", first.header("Location"))
                .header("ETag", "\"1\"");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        make(key, Map.of("url", receiver.url()))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("Idempotency-Key"));
        make("no key", body).then().statusCode(422).body("errors.field", hasItem("Idempotency-Key"));
        assertThat(when().get("/v1/endpoints?limit=200").<List<String>>path("items.url"))
                .filteredOn(receiver.url()::equals)
                .hasSize(1);
    }

    @Test
    void twentyRequestsWithOneKeyMakeOneEndpoint() throws Exception {
        Map<String, Object> body = Map.of("url", receiver.url());
        String key = UUID.randomUUID().toString();
        CyclicBarrier together = new CyclicBarrier(20);
        Callable<Response> ask = () -> {
            together.await();
            return make(key, body);
        };
        ExecutorService threads = Executors.newFixedThreadPool(20);
        Set<String> made = new HashSet<>();
        try {
            List<Future<Response>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(threads.submit(ask));
            }
            for (Future<Response> answer : asked) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
                if (answer.get().statusCode() == 201) {
                    made.add(answer.get().asString());
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(made).hasSize(1);
        when().get("/v1/endpoints?limit=200")
                .then()
                .body("items.findAll { it.url == '" + receiver.url() + "' }", hasSize(1));
    }

    @Test
    void aWatchIsMadeOnceForAKeyToo() {
        String endpoint = make(Map.of("url", receiver.url())).path("id");
        Map<String, Object> watch =
                Map.of("name", "once " + endpoint, "actors", List.of("nicolas-maduro", "russia"), "endpoint", endpoint);
        String key = UUID.randomUUID().toString();

        Response first = post("/v1/watches", key, watch);
        Response again = post("/v1/watches", key, watch);

        first.then().statusCode(201);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        // The same key on another path is another request.
        make(key, Map.of("url", receiver.url())).then().statusCode(422);
        when().delete("/v1/watches/" + first.path("id")).then().statusCode(204);
    }

    @Test
    void howManyRowsUseAnOlderKeyCanBeWatched() {
        when().get("/q/metrics")
                .then()
                .body(containsString("dyadwatch_alert_secrets_old_key 0.0"))
                .body(containsString("dyadwatch_alert_encryption_keys_broken 0.0"));
    }

    /** Sends a test event and waits for it. */
    private Receiver.Received ping(String id) {
        int before = receiver.received().size();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        when().post("/v1/endpoints/" + id + "/ping").then().statusCode(202));
        await().atMost(SOON).until(() -> receiver.received().size() > before);
        return receiver.received().get(before);
    }

    private static Response rotate(String id, Map<String, Object> body) {
        return given().contentType("application/json").body(body).when().post("/v1/endpoints/" + id + "/rotate-secret");
    }

    private static Response change(String id, @Nullable String ifMatch, Map<String, Object> body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return given().contentType("application/json")
                .headers(headers)
                .body(body)
                .when()
                .put("/v1/endpoints/" + id);
    }

    private static Response make(Map<String, Object> body) {
        return given().contentType("application/json").body(body).when().post("/v1/endpoints");
    }

    private static Response make(String key, Map<String, Object> body) {
        return post("/v1/endpoints", key, body);
    }

    private static Response post(String path, String key, Map<String, Object> body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .when()
                .post(path);
    }
}
