package io.dyadwatch.enrich;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dyadwatch.access.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outside the local mode. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@TestProfile(AccessTest.Guarded.class)
class AccessTest {
    private static final String PUBLISHER = "dwt_" + "p".repeat(43);
    private static final String ANALYST = "dwt_" + "a".repeat(43);
    private static final String OPERATOR = "dwt_" + "o".repeat(43);

    /** A tokens file instead of the local mode. */
    public static final class Guarded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                java.nio.file.Path file = Files.createTempFile(java.nio.file.Path.of("target"), "tokens", "");
                Files.writeString(
                        file,
                        "publisher feed " + hash(PUBLISHER) + "\nanalyst desk " + hash(ANALYST) + "\noperator me "
                                + hash(OPERATOR));
                return Map.of(
                        "dyadwatch.local",
                        "false",
                        "dyadwatch.access.tokens-file",
                        file.toAbsolutePath().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String hash(String token) {
            return new Token(token).hash().hex();
        }
    }

    /** What somebody adds one day without a thought for who may use it. */
    @Path("/v1/forgotten")
    public static class ForgottenResource {
        @GET
        public String get() {
            return "secret";
        }
    }

    @Test
    void analystsAndOperatorsReadTheVocabularyAndTryItOut() {
        for (String token : new String[] {ANALYST, OPERATOR}) {
            as(token).when().get("/v1/vocabulary").then().statusCode(200);
            as(token)
                    .body("{\"text\":\"Nothing is named here.\",\"language\":\"en\"}")
                    .contentType("application/json")
                    .when()
                    .post("/v1/enrich")
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/vocabulary",
        "GET,/v1/actors/x",
        "PUT,/v1/actors/x",
        "DELETE,/v1/topics/x",
        "POST,/v1/enrich",
        "GET,/v1/forgotten",
        "GET,/v1/nothing",
        "GET,/q/metrics"
    })
    void whoHasNoTokenIsAskedForOneAndAWrongOneIsToldSo(String method, String path) {
        given().when()
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("www-authenticate", equalTo("Bearer realm=\"dyadwatch\""));
        as("dwt_" + "x".repeat(43))
                .when()
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("www-authenticate", containsString("error=\"invalid_token\""));
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/vocabulary", "GET,/v1/actors/x", "PUT,/v1/actors/x", "DELETE,/v1/topics/x", "POST,/v1/enrich"})
    void anotherRoleIsToldWhichOneItNeeds(String method, String path) {
        as(PUBLISHER)
                .contentType("application/json")
                .body("{}")
                .when()
                .request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("This needs a token with the role analyst or operator"));
    }

    @Test
    void aResourceThatNamesNoRoleIsForNobody() {
        as(OPERATOR)
                .when()
                .get("/v1/forgotten")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body(not(containsString("secret")));
        as(OPERATOR).when().get("/elsewhere").then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void healthAndTheDescriptionAreForEverybodyAndTheDescriptionTellsOfTokens() {
        given().when().get("/q/health/live").then().statusCode(200);
        given().when()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("paths.'/v1/enrich'.post.security[0]", equalTo(Map.of("token", List.of("analyst", "operator"))))
                .body("paths.'/v1/enrich'.post.responses.'403'.description", equalTo("Not Allowed"));
        as(ANALYST).when().get("/q/metrics").then().statusCode(200);
        as(PUBLISHER).when().get("/q/metrics").then().statusCode(403);
    }

    private static RequestSpecification as(String token) {
        return given().header("authorization", "Bearer " + token);
    }
}
