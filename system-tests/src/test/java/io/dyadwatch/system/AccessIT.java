package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.access.Role;
import io.dyadwatch.contracts.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks every operation of every service's description as everybody who may not use it, and as one who may. An operation
 * that somebody adds makes this fail until {@code access-operations.txt} says for whom it is.
 */
class AccessIT {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String WATCH_NAME = "Watch of Alpha";

    private static GuardedSystem system;
    /** What stands in braces, of the subscriber whose data nobody else may get. */
    private static final Map<String, String> ALPHAS = new LinkedHashMap<>();

    private static String alpha;
    private static String beta;
    private static final Map<String, String> INVALID = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        system = GuardedSystem.start();
        String subscriber = system.subscriber("Subscriber Alpha");
        JsonNode token = system.subscribersToken(subscriber, "");
        alpha = token.get("token").asText();
        beta = system.subscribersToken(system.subscriber("Subscriber Beta"), "")
                .get("token")
                .asText();
        String endpoint = system.endpoint(alpha, "alpha");
        String watch = system.watch(alpha, WATCH_NAME, endpoint);
        ALPHAS.put("subscriber", subscriber);
        ALPHAS.put("token", token.get("id").asText());
        ALPHAS.put("endpoint", endpoint);
        ALPHAS.put("watch", watch);
        ALPHAS.put("alert", system.awaitAlert(alpha, watch));
        ALPHAS.put("delivery", system.awaitDelivery(alpha, endpoint));

        String gone = system.subscriber("Subscriber Gone");
        String disabled = system.subscribersToken(gone, "").get("token").asText();
        system.ask("DELETE", "/v1/subscribers/" + gone, system.token(Role.OPERATOR), "");
        INVALID.put("no token", "");
        INVALID.put("another scheme", "Basic dXNlcjpwYXNzd29yZA==");
        INVALID.put("rubbish", "Bearer rubbish");
        INVALID.put("a stranger's token", GuardedSystem.bearer(system.strangersToken()));
        INVALID.put("an operator's expired token", GuardedSystem.bearer(system.expiredToken()));
        INVALID.put("an expired token", GuardedSystem.bearer(system.tokenThatExpired(subscriber)));
        INVALID.put("a revoked token", GuardedSystem.bearer(system.tokenThatWasRevoked(subscriber)));
        INVALID.put("a disabled subscriber's token", GuardedSystem.bearer(disabled));
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void every_described_operation_is_in_the_table_with_the_roles_that_its_description_names() {
        SoftAssertions softly = new SoftAssertions();
        for (Described each : described()) {
            List<Operation> rows = Operation.all().stream()
                    .filter(row -> row.is(each.service, each.method, each.path))
                    .toList();
            softly.assertThat(rows)
                    .as("rows of access-operations.txt for %s", each)
                    .isNotEmpty();
            boolean open = rows.stream().anyMatch(row -> row.isForEverybody() || row.isForWhoSigns());
            if (!each.service.equals("ingest") && !open) {
                rows.forEach(row -> softly.assertThat(each.roles)
                        .as("roles in the description of %s", each)
                        .isEqualTo(new TreeSet<>(row.roles())));
            }
            softly.assertThat(each.secured).as("%s asks for a token", each).isEqualTo(!open);
        }
        softly.assertAll();
    }

    @Test
    void every_resource_is_described() {
        Set<String> described = new TreeSet<>();
        described().forEach(each -> described.add(each.method + " " + each.path.replaceAll("\\{[^}]*}", "{}")));
        assertThat(described).containsAll(ResourceMethods.paths());
    }

    @Test
    void who_is_nobody_is_asked_for_a_token() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : Operation.guarded()) {
            INVALID.forEach((what, authorization) -> {
                Asker.Answer answer = ask(operation, authorization, ALPHAS);
                softly.assertThat(answer.status())
                        .as("%s with %s", operation, what)
                        .isEqualTo(401);
                softly.assertThat(answer.contentType()).isEqualTo("application/problem+json");
                softly.assertThat(answer.challenge()).startsWith("Bearer realm=");
                assertThatNothingIsTold(softly, operation, what, answer);
            });
        }
        softly.assertAll();
    }

    @Test
    void who_has_another_role_is_refused() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : Operation.guarded()) {
            for (Role role : Role.values()) {
                if (!operation.isFor(role.word())) {
                    Asker.Answer answer = ask(operation, GuardedSystem.bearer(token(role)), ALPHAS);
                    // Only alert-service knows subscribers' tokens.
                    boolean known =
                            role != Role.SUBSCRIBER || operation.service().equals("alert");
                    softly.assertThat(answer.status())
                            .as("%s as %s: %s", operation, role, answer.body())
                            .isEqualTo(known ? 403 : 401);
                    softly.assertThat(answer.contentType()).isEqualTo("application/problem+json");
                    assertThatNothingIsTold(softly, operation, role.word(), answer);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void another_subscriber_sees_and_changes_nothing() {
        Map<String, String> before = everythingOfAlpha();
        String betasEndpoint = system.endpoint(beta, "beta");
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : Operation.guarded()) {
            if (!operation.isFor(Role.SUBSCRIBER.word())) {
                continue;
            }
            if (operation.namesAThing()) {
                // Valid but for the path: the body names only what is Beta's own.
                Asker.Answer answer = system.asker.ask(
                        system.service(operation.service()),
                        operation.method(),
                        filled(operation.path(), ALPHAS),
                        GuardedSystem.bearer(beta),
                        filled(operation.body(), Map.of("endpoint", betasEndpoint)));
                softly.assertThat(answer.status())
                        .as("%s: %s", operation, answer.body())
                        .isEqualTo(404);
                assertThatNothingIsTold(softly, operation, "another subscriber", answer);
            }
            Asker.Answer answer = ask(operation, GuardedSystem.bearer(beta), ALPHAS);
            if (ALPHAS.keySet().stream().anyMatch(thing -> operation.body().contains("{" + thing + "}"))) {
                softly.assertThat(answer.status())
                        .as("%s: %s", operation, answer.body())
                        .isBetween(400, 499);
            }
            assertThatNothingIsTold(softly, operation, "another subscriber", answer);
        }
        softly.assertThat(everythingOfAlpha()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    void who_may_use_an_operation_can() {
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : Operation.guarded()) {
            for (String role : operation.roles()) {
                Asker.Answer answer = ask(
                        operation,
                        GuardedSystem.bearer(token(Role.valueOf(role.toUpperCase(Locale.ROOT)))),
                        fresh(operation));
                boolean first = operation.roles().get(0).equals(role);
                softly.assertThat(first ? answer.isSuccess() : answer.status() != 401 && answer.status() != 403)
                        .as("%s as %s is answered %d: %s", operation, role, answer.status(), answer.body())
                        .isTrue();
            }
        }
        softly.assertAll();
    }

    @Test
    void what_is_for_everybody_needs_no_token() {
        List<Operation> open =
                Operation.all().stream().filter(Operation::isForEverybody).toList();
        assertThat(open)
                .allSatisfy(operation -> assertThat(ask(operation, "", ALPHAS).status())
                        .as("%s", operation)
                        .isEqualTo(200));
    }

    @Test
    void what_is_let_in_by_a_signature_takes_nothing_without_one_whatever_the_token() {
        SoftAssertions softly = new SoftAssertions();
        List<Operation> signed =
                Operation.all().stream().filter(Operation::isForWhoSigns).toList();
        assertThat(signed).isNotEmpty();
        for (Operation operation : signed) {
            Map<String, String> callers = new LinkedHashMap<>(INVALID);
            for (Role role : Role.values()) {
                callers.put(role.word(), GuardedSystem.bearer(token(role)));
            }
            callers.forEach((who, authorization) -> {
                Asker.Answer answer = ask(operation, authorization, ALPHAS);
                softly.assertThat(answer.status())
                        .as("%s as %s", operation, who)
                        .isBetween(400, 499);
                assertThatNothingIsTold(softly, operation, who, answer);
            });
        }
        softly.assertAll();
    }

    @Test
    void while_the_database_is_away_nobody_is_told_that_a_token_is_wrong() {
        system.stores.stopPostgres();
        try {
            String unknownYet = GuardedSystem.bearer(system.strangersToken());
            Asker.Answer answer =
                    system.asker.ask(system.service("alert"), "GET", "/v1/subscribers/me", unknownYet, "");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.all()).contains("retry-after");
            Asker.Answer health = system.asker.ask(system.service("alert"), "GET", "/q/health/live", unknownYet, "");
            assertThat(health.status())
                    .as("health with a token that cannot be looked up")
                    .isEqualTo(200);
        } finally {
            system.stores.startPostgres();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.ask("GET", "/v1/subscribers/me", alpha, "").status() == 200);
    }

    private static String token(Role role) {
        return role == Role.SUBSCRIBER ? alpha : system.token(role);
    }

    /** Nothing by which Alpha or its things could be known. */
    private static void assertThatNothingIsTold(
            SoftAssertions softly, Operation operation, String who, Asker.Answer answer) {
        List<String> secrets = new ArrayList<>(ALPHAS.values());
        secrets.addAll(List.of("Subscriber Alpha", WATCH_NAME, "of=alpha", "whsec_", "dwt_"));
        if (operation.is("alert", "POST", "/v1/endpoints")) {
            // Beta may have one of its own, and gets a secret for it.
            secrets.remove("whsec_");
        }
        softly.assertThat(answer.all()).as("%s as %s", operation, who).doesNotContain(secrets);
    }

    private static Map<String, String> everythingOfAlpha() {
        Map<String, String> everything = new LinkedHashMap<>();
        for (String path : List.of("/v1/endpoints/{endpoint}", "/v1/watches/{watch}", "/v1/alerts/{alert}")) {
            everything.put(
                    path, system.ask("GET", filled(path, ALPHAS), alpha, "").body());
        }
        return everything;
    }

    /** The same things, of which those that the path names are new ones where such can be made. */
    private static Map<String, String> fresh(Operation operation) {
        Map<String, String> things = new LinkedHashMap<>(ALPHAS);
        String path = operation.path().replaceAll("\\?.*", "");
        if (path.contains("{endpoint}")) {
            things.put("endpoint", system.endpoint(alpha, "alpha"));
        }
        if (path.contains("{watch}")) {
            String watch = system.watch(alpha, "fresh", String.valueOf(ALPHAS.get("endpoint")));
            things.put("watch", watch);
            if (path.endsWith("/silence")) {
                String silence = "{\"until\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\",\"reason\":\"fresh\"}";
                system.ask("PUT", "/v1/watches/" + watch + "/silence", alpha, silence);
            }
        }
        if (path.contains("{subscriber}")) {
            String subscriber = system.subscriber(system.unique());
            things.put("subscriber", subscriber);
            things.put(
                    "token", system.subscribersToken(subscriber, "").get("id").asText());
        }
        return things;
    }

    private static Asker.Answer ask(Operation operation, String authorization, Map<String, String> things) {
        return system.asker.ask(
                system.service(operation.service()),
                operation.method(),
                filled(operation.path(), things),
                authorization,
                filled(operation.body(), things));
    }

    private static String filled(String template, Map<String, String> things) {
        String text = template.replace("{unique}", system.unique())
                .replace("{url}", system.url("another"))
                .replace("{tomorrow}", Instant.now().plus(Duration.ofDays(1)).toString())
                .replace("{secret}", system.secretOfEndpoints)
                .replace("{schema}", "alert-matched.v1")
                .replace("{feed}", Feed.idOf("http://93.184.216.34/rss"))
                .replace("{actor}", "zembla")
                .replace("{topic}", "croquet");
        for (Map.Entry<String, String> thing : things.entrySet()) {
            text = text.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return text.contains("{vocabularyVersion}") ? text.replace("{vocabularyVersion}", vocabularyVersion()) : text;
    }

    private static String vocabularyVersion() {
        String analyst = GuardedSystem.bearer(system.token(Role.ANALYST));
        return Deployment.parse(system.asker
                        .ask(system.service("enrich"), "GET", "/v1/vocabulary", analyst, "")
                        .body())
                .get("version")
                .asText();
    }

    /**
     * @param roles that its security requirement names
     * @param secured whether it has one, or the whole document has
     */
    private record Described(String service, String method, String path, Set<String> roles, boolean secured) {
        @Override
        public String toString() {
            return service + " " + method + " " + path;
        }
    }

    private static List<Described> described() {
        List<Described> all = new ArrayList<>();
        system.services.forEach((name, service) -> {
            JsonNode document = Deployment.parse(system.asker
                    .ask(service, "GET", "/q/openapi?format=json", "", "")
                    .body());
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(method -> METHODS.contains(method.getKey()))
                            .forEach(method -> {
                                JsonNode required = method.getValue().path("security");
                                Set<String> roles = new TreeSet<>();
                                required.path(0).path("token").forEach(role -> roles.add(role.asText()));
                                all.add(new Described(
                                        name,
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        roles,
                                        !required.isEmpty()
                                                || !document.path("security").isEmpty()));
                            }));
        });
        assertThat(all).hasSizeGreaterThan(30);
        return all;
    }
}
