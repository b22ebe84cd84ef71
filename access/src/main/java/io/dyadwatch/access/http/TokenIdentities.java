package io.dyadwatch.access.http;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Token;
import io.dyadwatch.access.TokenLookup;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who holds a token: first asked of the file, which is in memory, then of the service's own look-up if it has one. */
@Singleton
public class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {
    private final Gate gate;
    private final Instance<TokenLookup> elsewhere;

    TokenIdentities(Gate gate, Instance<TokenLookup> elsewhere) {
        this.gate = gate;
        this.elsewhere = elsewhere;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Fails with {@link AuthenticationFailedException} or {@link io.dyadwatch.access.TokensUnavailable}. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Token token = new Token(request.getToken().getToken());
        if (!token.isWellFormed() || !(gate instanceof Gate.Guarded guarded)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        Optional<Holder> inFile = guarded.find(token);
        if (inFile.isPresent() || elsewhere.isUnsatisfied()) {
            return Uni.createFrom().item(() -> identity(inFile));
        }
        return context.runBlocking(() -> identity(elsewhere.get().find(token.hash())));
    }

    private static SecurityIdentity identity(Optional<Holder> holder) {
        return holder.map(Identities::of).orElseThrow(AuthenticationFailedException::new);
    }
}
