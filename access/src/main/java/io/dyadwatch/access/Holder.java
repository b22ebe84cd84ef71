package io.dyadwatch.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who sent a request.
 *
 * @param name for people: the token's in the tokens file, the subscriber's
 * @param roles what it may do; one, except in the local mode
 * @param subscriber the subscriber that it acts for; absent for the others
 */
public record Holder(String name, Set<Role> roles, Optional<UUID> subscriber) {
    /** The built-in subscriber of the local mode, which the first migration of the ledger's accounts makes. */
    public static final UUID LOCAL_SUBSCRIBER = UUID.fromString("00000000-0000-0000-0000-000000000001");

    /** In the local mode: whoever reaches this machine's loopback may do everything. */
    public static final Holder LOCAL = new Holder("local", Set.of(Role.values()), Optional.of(LOCAL_SUBSCRIBER));

    public Holder {
        roles = Set.copyOf(roles);
    }

    /** One that a tokens file names. */
    static Holder of(Role role, String name) {
        return new Holder(name, Set.of(role), Optional.empty());
    }

    /** A subscriber. */
    public static Holder ofSubscriber(UUID id, String name) {
        return new Holder(name, Set.of(Role.SUBSCRIBER), Optional.of(id));
    }
}
