package io.dyadwatch.access.http;

import io.dyadwatch.access.Role;
import io.dyadwatch.access.http.AccessRules.Allowed;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What those are told who are not let in, as RFC 9457 problems; each is counted. Event loop only. */
@Singleton
public class Refusals {
    static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String REALM = "Bearer realm=\"dyadwatch\"";
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String INVALID = "invalid";
    private static final String MISSING = "missing";
    private static final String FORBIDDEN = "forbidden";
    private static final String UNAVAILABLE = "unavailable";
    private static final String PLAIN_HTTP = "plain-http";
    private static final List<String> REASONS = List.of(MISSING, INVALID, FORBIDDEN, UNAVAILABLE, PLAIN_HTTP);
    private static final String TOKEN_GIVEN = Refusals.class.getName() + ".token-given";
    private static final String ALLOWED = Refusals.class.getName() + ".allowed";

    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
        REASONS.forEach(this::refused);
    }

    void rememberThatATokenWasGiven(RoutingContext exchange) {
        exchange.put(TOKEN_GIVEN, true);
    }

    void remember(RoutingContext exchange, Allowed allowed) {
        exchange.put(ALLOWED, allowed);
    }

    /** RFC 6750 section 3: an error only where a token was given. */
    String challenge(RoutingContext exchange) {
        return wasTokenGiven(exchange) ? REALM + ", error=\"invalid_token\"" : REALM;
    }

    void unauthenticated(RoutingContext exchange) {
        boolean given = wasTokenGiven(exchange);
        exchange.response().putHeader(WWW_AUTHENTICATE, challenge(exchange));
        String detail = given
                ? "The token is unknown, expired or revoked"
                : "Send a token, as the header Authorization: Bearer TOKEN";
        answer(exchange, ProblemKind.UNAUTHENTICATED, detail, given ? INVALID : MISSING);
    }

    void forbidden(RoutingContext exchange) {
        Allowed allowed = exchange.get(ALLOWED);
        String detail = allowed instanceof Allowed.Holders holders
                ? needs(holders.roles().stream().map(Role::word).collect(Collectors.toSet()))
                : "Nobody is allowed here: no rule names this path";
        answer(exchange, ProblemKind.FORBIDDEN, detail, FORBIDDEN);
    }

    void unencrypted(RoutingContext exchange) {
        answer(
                exchange,
                ProblemKind.FORBIDDEN,
                "Come by https; a token that was sent by http was readable on its way: revoke it",
                PLAIN_HTTP);
    }

    void unavailable(RoutingContext exchange) {
        exchange.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        answer(
                exchange,
                ProblemKind.UNAVAILABLE,
                "Whether the token is valid cannot be told at the moment; try again",
                UNAVAILABLE);
    }

    /** What somebody is told who has none of the roles. */
    private static String needs(Collection<String> roles) {
        return "This needs a token with the role " + roles.stream().sorted().collect(Collectors.joining(" or "));
    }

    private void answer(RoutingContext exchange, ProblemKind kind, String detail, String reason) {
        HttpServerResponse response = exchange.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        refused(reason).increment();
        UnreadBody body = UnreadBody.of(exchange);
        body.announceEnd();
        response.setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .end(Buffer.buffer(Json.write(Problem.of(kind, detail))));
        body.drain();
    }

    /** The one there is, where there is one. */
    private Counter refused(String reason) {
        return Counter.builder("dyadwatch.access.refused")
                .description("Requests that were not let in, by why")
                .tag("reason", reason)
                .register(meters);
    }

    private static boolean wasTokenGiven(RoutingContext exchange) {
        return Boolean.TRUE.equals(exchange.get(TOKEN_GIVEN));
    }
}
