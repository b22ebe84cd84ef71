package io.dyadwatch.access.http;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.stream.Collectors;

/** Holders of tokens as the framework's identities, and back. */
public final class Identities {
    private static final String HOLDER = Holder.class.getName();

    private Identities() {}

    static SecurityIdentity of(Holder holder) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(holder.name()))
                .addRoles(holder.roles().stream().map(Role::word).collect(Collectors.toSet()))
                .addAttribute(HOLDER, holder)
                .build();
    }

    /**
     * Who sent the request that an identity stands for.
     *
     * @throws IllegalStateException if nobody did: the rules let nobody in without a token
     */
    public static Holder holder(SecurityIdentity identity) {
        Holder holder = identity.getAttribute(HOLDER);
        if (holder == null) {
            throw new IllegalStateException("a request without a holder got past the rules of access");
        }
        return holder;
    }
}
