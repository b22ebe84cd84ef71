package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.access.Role;
import io.dyadwatch.access.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** The three services outside the local mode, with tokens of every role, and a subscriber who has one of everything. */
final class GuardedSystem implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    final EmbeddedStores stores = EmbeddedStores.start("access");
    final Receiver receiver = new Receiver("127.0.0.1");
    final Map<String, RunningService> services = new LinkedHashMap<>();
    final Asker asker = new Asker();
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Role, Token> ofRoles = new LinkedHashMap<>();
    private final Token expiredInFile = Token.fresh(random);

    /** Given to endpoints that are made by hand, so that the receiver can verify what they get. */
    final String secretOfEndpoints;

    private GuardedSystem() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "access-").toAbsolutePath();
        StringBuilder tokens = new StringBuilder();
        for (Role role : List.of(Role.OPERATOR, Role.PUBLISHER, Role.ANALYST)) {
            Token token = Token.fresh(random);
            ofRoles.put(role, token);
            tokens.append(role.word() + " of-this-test " + token.hash().hex() + "\n");
        }
        tokens.append("operator long-gone " + expiredInFile.hash().hex() + " expires=2020-01-01T00:00:00Z\n");
        Map<String, String> common = Map.of(
                "DYADWATCH_LOCAL",
                "false",
                "DYADWATCH_ACCESS_TOKENS_FILE",
                Files.writeString(folder.resolve("tokens"), tokens).toString(),
                "KAFKA_BOOTSTRAP_SERVERS",
                stores.bootstrapServers());
        start("ingest", common, Map.of());
        start(
                "enrich",
                common,
                Map.of(
                        "DYADWATCH_ENRICH_STATE_DIR",
                        folder.resolve("state").toString(),
                        "DYADWATCH_ENRICH_INSTANCE_ID",
                        "enrich-1"));
        byte[] key = new byte[32];
        random.nextBytes(key);
        secretOfEndpoints = "whsec_" + Base64.getEncoder().encodeToString(key);
        receiver.knows(secretOfEndpoints);
        random.nextBytes(key);
        start(
                "alert",
                common,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        stores.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME",
                        stores.user(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        stores.password(),
                        "DYADWATCH_ALERT_ENCRYPTION_KEYS",
                        "k1:" + Base64.getEncoder().encodeToString(key),
                        "DYADWATCH_ALERT_ALLOWED_NETWORKS",
                        "127.0.0.1/32:" + receiver.port(),
                        // Never posted in the time of a test; its endpoint is there.
                        "DYADWATCH_ALERT_CANARY_INGEST_URL",
                        "http://127.0.0.1:1",
                        "DYADWATCH_ALERT_CANARY_INTERVAL",
                        "P1D"));
        services.values().forEach(RunningService::awaitReady);
    }

    static GuardedSystem start() {
        try {
            return new GuardedSystem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String name, Map<String, String> common, Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>(common);
        environment.putAll(own);
        services.put(name, RunningService.start("access-" + name, name + "-service", environment));
    }

    RunningService service(String name) {
        return Objects.requireNonNull(services.get(name));
    }

    String token(Role role) {
        return Objects.requireNonNull(ofRoles.get(role)).text();
    }

    String expiredToken() {
        return expiredInFile.text();
    }

    /** A well-formed token that is nobody's. */
    String strangersToken() {
        return Token.fresh(random).text();
    }

    /** Makes a subscriber; answers its id. */
    String subscriber(String name) {
        return asOperator("POST", "/v1/subscribers", "{\"name\":\"" + name + "\"}")
                .get("id")
                .asText();
    }

    /** Makes a token of a subscriber; answers its id and itself. */
    JsonNode subscribersToken(String subscriber, String more) {
        return asOperator("POST", "/v1/subscribers/" + subscriber + "/tokens", "{\"label\":\"test\"" + more + "}");
    }

    /** A token that was valid and will never be again. */
    String tokenThatExpired(String subscriber) {
        String token = subscribersToken(
                        subscriber, ",\"expiresAt\":\"" + Instant.now().plusSeconds(2) + "\"")
                .get("token")
                .asText();
        awaitRefused(token);
        return token;
    }

    /** A token that was valid, was used, and was revoked. */
    String tokenThatWasRevoked(String subscriber) {
        JsonNode made = subscribersToken(subscriber, "");
        String token = made.get("token").asText();
        assertThat(me(token)).isEqualTo(200);
        ask(
                "DELETE",
                "/v1/subscribers/" + subscriber + "/tokens/" + made.get("id").asText(),
                token(Role.OPERATOR),
                "");
        awaitRefused(token);
        return token;
    }

    /** The bar is 5 s; the time that the requests themselves take is not counted against it. */
    private void awaitRefused(String token) {
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> me(token) == 401);
    }

    private int me(String token) {
        return ask("GET", "/v1/subscribers/me", token, "").status();
    }

    /** Where the receiver is, with a word by which the URL can be told from others. */
    String url(String word) {
        return receiver.url() + "?of=" + word;
    }

    /** Makes an endpoint of a subscriber at this test's receiver; answers its id. */
    String endpoint(String token, String word) {
        JsonNode made = made(ask("POST", "/v1/endpoints", token, "{\"url\":\"" + url(word) + "\"}"));
        receiver.knows(made.get("secret").asText());
        return made.get("id").asText();
    }

    /** Makes a watch of a subscriber; answers its id. */
    String watch(String token, String name, String endpoint) {
        String body = "{\"name\":\"" + name + "\",\"sides\":[\"nicolas-maduro\",\"russia\"],\"endpoint\":\"" + endpoint
                + "\"}";
        return made(ask("POST", "/v1/watches", token, body)).get("id").asText();
    }

    /** Posts articles until one of them is an alert of a subscriber's watch; answers the alert's id. */
    String awaitAlert(String token, String watch) {
        Prose prose = new Prose(23);
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
            String article = Http.write(prose.matching(number.incrementAndGet()));
            asker.ask(service("ingest"), "POST", "/v1/articles", bearer(token(Role.PUBLISHER)), article);
            return !items(token, "/v1/alerts?watch=" + watch).isEmpty();
        });
        return items(token, "/v1/alerts?watch=" + watch).get(0).get("id").asText();
    }

    /** Waits for a delivery to an endpoint; answers its id. */
    String awaitDelivery(String token, String endpoint) {
        String path = "/v1/deliveries?state=delivered&endpoint=" + endpoint;
        await().atMost(SOON).until(() -> !items(token, path).isEmpty());
        return items(token, path).get(0).get("id").asText();
    }

    /** Words that nobody else has. */
    String unique() {
        return "number " + number.incrementAndGet() + " of " + service("alert").pid();
    }

    Asker.Answer ask(String method, String path, String token, String body) {
        return asker.ask(service("alert"), method, path, bearer(token), body);
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    private JsonNode items(String token, String path) {
        Asker.Answer answer = ask("GET", path, token, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Deployment.parse(answer.body()).get("items");
    }

    private JsonNode asOperator(String method, String path, String body) {
        return made(ask(method, path, token(Role.OPERATOR), body));
    }

    private static JsonNode made(Asker.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return Deployment.parse(answer.body());
    }

    @Override
    public void close() {
        services.values().parallelStream().forEach(RunningService::stop);
        receiver.close();
        stores.close();
        assertThat(services.values().stream().flatMap(service -> service.leaks().stream()))
                .as("what must not stand in a log")
                .isEmpty();
    }
}
