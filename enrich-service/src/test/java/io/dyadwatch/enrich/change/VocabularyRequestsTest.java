package io.dyadwatch.enrich.change;

import static io.dyadwatch.enrich.SmallVocabulary.organisation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.enrich.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vocabulary over HTTP, on a real broker. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class VocabularyRequestsTest {
    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void anActorThatIsPutIsFoundAtOnceAndNoMoreOnceItIsDeleted() {
        assertThat(found("Sylvania declared war.")).doesNotContain("sylvania");

        String version = put("actors/sylvania", organisation("sylvania", "Sylvania"))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("origin", equalTo("added"))
                .body("revision", equalTo(1))
                .body("changedAt", notNullValue())
                .body("entry.names.any", hasItem("Sylvania"))
                .extract()
                .path("vocabularyVersion");

        assertThat(found("Sylvania declared war.")).contains("sylvania");
        given().get("/v1/actors/sylvania")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("vocabularyVersion", equalTo(version));
        given().get("/v1/vocabulary").then().body("changed.id", hasItem("sylvania"));
        given().get("/v1/actors?limit=1&after=sylvani")
                .then()
                .body("items[0].id", equalTo("sylvania"))
                .body("items[0].origin", equalTo("added"))
                .body("items[0].revision", equalTo(1));

        given().delete("/v1/actors/sylvania")
                .then()
                .statusCode(200)
                .body("disabled", equalTo(true))
                .body("revision", equalTo(2));
        assertThat(found("Sylvania declared war.")).doesNotContain("sylvania");
        problem(given().get("/v1/actors/sylvania").then(), 404).body("detail", containsString("revision 2"));
        given().get("/v1/vocabulary").then().body("changed.id", not(hasItem("sylvania")));
        given().get("/v1/actors/sylvania/history")
                .then()
                .statusCode(200)
                .body("items.revision", equalTo(List.of(2, 1)))
                .body("complete", equalTo(true))
                .body("packaged", nullValue());
        problem(given().delete("/v1/actors/sylvania").then(), 404);
    }

    @Test
    void aPackagedActorIsChangedDisabledAndGivenBack() {
        String packaged = given().get("/v1/vocabulary").then().extract().path("packagedVersion");
        ObjectNode entry = read(given().get("/v1/actors/sergey-lavrov")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("origin", equalTo("packaged"))
                .extract()
                .asByteArray());
        entry.put("name", "The Minister");

        put("actors/sergey-lavrov", entry)
                .statusCode(200)
                .body("origin", equalTo("changed"))
                .body("entry.name", equalTo("The Minister"));
        put("actors/sergey-lavrov", entry).statusCode(200).body("revision", equalTo(1));
        given().delete("/v1/actors/sergey-lavrov").then().statusCode(200).body("origin", equalTo("changed"));
        assertThat(found("Sergey Lavrov was in Vienna.")).doesNotContain("sergey-lavrov");
        given().contentType("application/json")
                .body(Map.of("revision", 1))
                .post("/v1/actors/sergey-lavrov/rollback")
                .then()
                .statusCode(201)
                .body("entry.name", equalTo("The Minister"));
        given().contentType("application/json")
                .body(Map.of("revision", 0))
                .post("/v1/actors/sergey-lavrov/rollback")
                .then()
                .statusCode(200)
                .body("origin", equalTo("packaged"))
                .body("revision", equalTo(4));
        given().get("/v1/vocabulary")
                .then()
                .body("packagedVersion", equalTo(packaged))
                .body("changed.id", not(hasItem("sergey-lavrov")));
        given().get("/v1/actors/sergey-lavrov/history")
                .then()
                .body("items.revision", equalTo(List.of(4, 3, 2, 1)))
                .body("packaged.id", equalTo("sergey-lavrov"));
    }

    @Test
    void everyRefusalIsAProblemThatSaysWhy() {
        ObjectNode unknownField = organisation("x", "X Land");
        unknownField.put("colour", "blue");
        refused(unknownField, "colour", "is not known here");
        ObjectNode nameless = organisation("x", "X Land");
        nameless.remove("name");
        refused(nameless, "name", "is required");
        ObjectNode unmatchable = organisation("x", "X Land", "...");
        refused(unmatchable, "names.any[1]", "");
        ObjectNode affiliated = organisation("x", "X Land");
        affiliated.putArray("affiliations").add("nobody-at-all");
        refused(affiliated, "affiliations", "names nobody-at-all, which is no actor");
        refused(organisation("y", "Y"), "id", "must be the id in the path");
        refused(organisation("x", "X\u0000"), "name", "U+0000");
        ObjectNode empty = organisation("x", "X Land");
        empty.putNull("wikidata");
        refused(empty, "wikidata", "left out");

        problem(put("actors/Not-A-Slug", organisation("x", "X")), 422).body("errors[0].field", equalTo("id"));
        problem(body("actors/x", "[]"), 422);
        problem(body("actors/x", "{\"id\":\"x\",\"id\":\"x\"}"), 400);
        problem(body("actors/x", "{"), 400);
        problem(body("actors/x", ""), 422);
        problem(body("actors/x", "{\"name\":\"" + "x".repeat(EntryBody.MAX_BYTES) + "\"}"), 413);
        problem(given().get("/v1/actors/x").then(), 404);
        problem(given().get("/v1/actors/x/history").then(), 404);
        problem(given().delete("/v1/topics/no-topic").then(), 404);
    }

    @Test
    void anActorThatAnotherRefersToIsNotDeleted() {
        put("actors/brobdingnag", organisation("brobdingnag", "Brobdingnag"));
        ObjectNode envoy = organisation("brobdingnag-embassy", "Embassy of Brobdingnag");
        envoy.putArray("affiliations").add("brobdingnag");
        put("actors/brobdingnag-embassy", envoy).statusCode(201);

        problem(given().delete("/v1/actors/brobdingnag").then(), 409)
                .body("detail", containsString("brobdingnag-embassy"));
        given().delete("/v1/actors/brobdingnag-embassy").then().statusCode(200);
        given().delete("/v1/actors/brobdingnag").then().statusCode(200);
    }

    @Test
    void aChangeOnWhatSomebodyElseChangedIsRefused() {
        put("actors/balnibarbi", organisation("balnibarbi", "Balnibarbi"));

        problem(
                given().header("If-Match", "\"0\"")
                        .contentType("application/json")
                        .body(Json.write(organisation("balnibarbi", "Balnibarbi", "Lindalino")))
                        .put("/v1/actors/balnibarbi")
                        .then(),
                412);
        problem(
                given().header("If-Match", "\"7\"")
                        .delete("/v1/actors/balnibarbi")
                        .then(),
                412);
        given().header("If-Match", "\"1\"")
                .header("X-Changed-By", "analyst@example.org")
                .delete("/v1/actors/balnibarbi")
                .then()
                .statusCode(200)
                .body("changedBy", equalTo("analyst@example.org"));
    }

    @Test
    void aTopicIsChangedLikeAnActor() {
        ObjectNode topic = Json.mapper().createObjectNode();
        topic.put("name", "Croquet");
        topic.putObject("sets").putArray("game").add("croquet");
        topic.putArray("patterns").addObject().putArray("find").add("game");

        put("topics/croquet", topic).statusCode(201).body("entry.id", equalTo("croquet"));

        given().contentType("application/json")
                .body(Map.of("text", "They played croquet with flamingos.", "language", "en"))
                .post("/v1/enrich")
                .then()
                .body("topics.id", hasItem("croquet"));
        ObjectNode broken = topic.deepCopy();
        broken.putArray("patterns").addObject().putArray("find").add("nothing");
        problem(put("topics/croquet", broken), 422)
                .body("errors[0].field", equalTo("patterns[0].find"))
                .body("errors[0].problem", containsString("nothing"));
        given().delete("/v1/topics/croquet").then().statusCode(200);
    }

    @Test
    void versionsAreListedAndRolledBackTo() {
        String before = given().get("/v1/vocabulary").then().extract().path("version");
        put("actors/oz", organisation("oz", "Land of Oz"));
        String with = put("actors/oz", organisation("oz", "Land of Oz", "Emerald City"))
                .extract()
                .path("vocabularyVersion");

        given().get("/v1/vocabulary/versions?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].version", equalTo(with))
                .body("items[0].changes[0].id", equalTo("oz"))
                .body("items[0].changes[0].what", equalTo("put"))
                .body("next", notNullValue());
        Integer next =
                given().get("/v1/vocabulary/versions?limit=2").then().extract().path("next");
        given().get("/v1/vocabulary/versions?before=" + next)
                .then()
                .body("items.change", hasItems(0))
                .body("next", nullValue());

        given().contentType("application/json")
                .body(Map.of("version", before))
                .post("/v1/vocabulary/rollback")
                .then()
                .statusCode(200)
                .body("vocabularyVersion", equalTo(before))
                .body("changed.id", equalTo(List.of("oz")));
        assertThat(found("The Land of Oz.")).doesNotContain("oz");
        problem(
                given().contentType("application/json")
                        .body(Map.of("version", "0".repeat(64).replace('0', 'f')))
                        .post("/v1/vocabulary/rollback")
                        .then(),
                404);
        problem(
                given().contentType("application/json")
                        .body(Map.of("revision", 9))
                        .post("/v1/actors/oz/rollback")
                        .then(),
                404);
        problem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/v1/actors/oz/rollback")
                        .then(),
                422);
        problem(given().get("/v1/vocabulary/versions?before=now").then(), 422);
    }

    @Test
    void itsPathsAreDescribed() {
        given().get("/q/openapi")
                .then()
                .body(containsString("/v1/actors/{id}"))
                .body(containsString("/v1/topics/{id}/rollback"))
                .body(containsString("/v1/vocabulary/versions"))
                .body(containsString("/v1/vocabulary/diff"));
    }

    private static List<String> found(String text) {
        return given().contentType("application/json")
                .body(Map.of("text", text, "language", "en"))
                .post("/v1/enrich")
                .then()
                .statusCode(200)
                .extract()
                .path("actors.id");
    }

    private static ObjectNode read(byte[] answer) {
        return (ObjectNode) Json.read(answer, ObjectNode.class).get("entry");
    }

    private static ValidatableResponse put(String path, ObjectNode entry) {
        return body(path, new String(Json.write(entry), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static ValidatableResponse body(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/v1/" + path)
                .then();
    }

    private static void refused(ObjectNode entry, String field, String problem) {
        problem(put("actors/x", entry), 422)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].problem", containsString(problem));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status).contentType(Problem.CONTENT_TYPE).body("status", equalTo(status));
    }
}
