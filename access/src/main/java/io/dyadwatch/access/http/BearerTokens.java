package io.dyadwatch.access.http;

import io.dyadwatch.access.Holder;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/** {@code Authorization: Bearer TOKEN}, as RFC 6750 has it; nothing else says who a caller is. */
@Singleton
public class BearerTokens implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";
    private static final String TYPE = "bearer";

    private final Gate gate;
    private final AccessRules rules;
    private final Refusals refusals;

    BearerTokens(Gate gate, AccessRules rules, Refusals refusals) {
        this.gate = gate;
        this.rules = rules;
        this.refusals = refusals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        if (gate instanceof Gate.Open) {
            return Uni.createFrom().item(Identities.of(Holder.LOCAL));
        }
        String given = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        // What is for everybody looks at no token: health must not wait for who keeps them.
        if (given == null || rules.of(exchange.normalizedPath()) instanceof AccessRules.Allowed.Everybody) {
            return Uni.createFrom().nullItem();
        }
        refusals.rememberThatATokenWasGiven(exchange);
        if (!given.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        String token = given.substring(SCHEME.length()).strip();
        return providers.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, TYPE)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    /** Answers the whole of it instead of a status and a header. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext exchange) {
        refusals.unauthenticated(exchange);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, Refusals.WWW_AUTHENTICATE, refusals.challenge(exchange)));
    }
}
