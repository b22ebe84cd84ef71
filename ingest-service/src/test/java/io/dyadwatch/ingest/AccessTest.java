package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.access.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outside the local mode. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@TestProfile(AccessTest.Guarded.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class AccessTest {
    private static final String PUBLISHER = "dwt_" + "p".repeat(43);
    private static final String ANALYST = "dwt_" + "a".repeat(43);
    private static final String OPERATOR = "dwt_" + "o".repeat(43);
    private static final String EXPIRED = "dwt_eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
    private static final String ARTICLE = "{\"source\":\"s\",\"text\":\"who may post this\"}";

    @TestHTTPResource("/")
    URI service;

    IngestClient client;

    /** A tokens file instead of the local mode. */
    public static final class Guarded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile(Path.of("target"), "tokens", "");
                Files.writeString(
                        file,
                        "publisher feed " + hash(PUBLISHER) + "\nanalyst desk " + hash(ANALYST) + "\noperator me "
                                + hash(OPERATOR) + "\noperator old " + hash(EXPIRED)
                                + " expires=2020-01-01T00:00:00Z\n");
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
    @ApplicationScoped
    static class ForgottenRoute {
        void add(@Observes Router router) {
            router.get("/v1/forgotten").handler(exchange -> exchange.end("secret"));
        }
    }

    @BeforeEach
    void connect() {
        client = new IngestClient(service);
    }

    @Test
    void publishersAndOperatorsPost() {
        assertThat(post("/v1/articles", PUBLISHER).status()).isEqualTo(202);
        assertThat(post("/v1/articles", OPERATOR).status()).isEqualTo(202);
        assertThat(client.send(request("/v1/articles/batch", "bEaReR  " + PUBLISHER)
                                .header("content-type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(ARTICLE)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/v1/articles", "/v1/articles/batch", "/v1/forgotten", "/v1/nothing", "/", "/q/metrics", "/q/info"})
    void whoHasNoTokenIsAskedForOne(String path) {
        // when
        IngestClient.Answer answer = client.send(client.request(path)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ARTICLE)));

        // then
        assertThatIsProblem(answer, 401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer realm=\"dyadwatch\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer nonsense",
        "Bearer",
        "Basic dXNlcjpwYXNz",
        "Bearer dwt_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "Bearer " + EXPIRED
    })
    void aTokenThatIsNoneIsToldSo(String authorization) {
        // when
        IngestClient.Answer answer = client.send(request("/v1/articles", authorization)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ARTICLE)));

        // then
        assertThatIsProblem(answer, 401);
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void anotherRoleIsToldWhichOneItNeeds() {
        // when
        IngestClient.Answer answer = post("/v1/articles", ANALYST);

        // then
        assertThatIsProblem(answer, 403);
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("This needs a token with the role operator or publisher");
    }

    @Test
    void aRouteThatNoRuleNamesIsForNobody() {
        // when
        IngestClient.Answer answer =
                client.send(request("/v1/forgotten", "Bearer " + OPERATOR).GET());

        // then
        assertThatIsProblem(answer, 403);
        assertThat(answer.response().body()).doesNotContain("secret");
    }

    @Test
    void healthAndTheDescriptionAreForEverybodyAndMetricsForSome() {
        assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(client.get("/q/openapi").status()).isEqualTo(200);
        assertThat(client.send(request("/q/metrics", "Bearer " + ANALYST).GET()).status())
                .isEqualTo(200);
        assertThat(client.send(request("/q/metrics", "Bearer " + PUBLISHER).GET())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theAnswerDoesNotWaitForTheBody() throws IOException {
        // given
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);

            // when
            socket.getOutputStream()
                    .write(("POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 4000000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));

            // then
            byte[] status = socket.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    private IngestClient.Answer post(String path, String token) {
        return client.send(request(path, "Bearer " + token)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ARTICLE)));
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return client.request(path).header("authorization", authorization);
    }

    private static void assertThatIsProblem(IngestClient.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
