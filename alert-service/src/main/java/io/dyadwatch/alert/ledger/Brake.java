package io.dyadwatch.alert.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Keeps back the webhooks of watches that tell too much at once. */
@FunctionalInterface
public interface Brake {
    /** Holds nothing. */
    Brake NONE = (connection, watches, now) -> Set.of();

    /**
     * Which of these watches' webhooks are to be written as held. Asked within the transaction that tells, after their
     * alerts were written.
     */
    Set<UUID> holds(Connection connection, Collection<UUID> watches, Instant now) throws SQLException;
}
