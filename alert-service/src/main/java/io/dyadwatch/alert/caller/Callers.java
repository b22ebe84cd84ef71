package io.dyadwatch.alert.caller;

import io.dyadwatch.access.http.Identities;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Tells a resource who asks. */
@Singleton
public class Callers {
    private final SecurityIdentity identity;

    /** @param identity stands for the one of the request at hand */
    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who makes the request at hand. */
    public Caller current() {
        return Caller.of(Identities.holder(identity));
    }
}
