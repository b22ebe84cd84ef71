package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps back the webhooks of watches that tell too much at once. */
@FunctionalInterface
public interface Brake {
    /** Holds nothing. */
    Brake NONE = (pipeline, told, now) -> Set.of();

    /**
     * Which of these watches' webhooks are to be written as held. Asked within the transaction that tells, after their
     * alerts were written.
     *
     * @param told how many alerts of each watch
     */
    Set<UUID> holds(Pipeline pipeline, Map<UUID, Integer> told, Instant now) throws SQLException;
}
