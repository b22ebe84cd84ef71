package io.dyadwatch.alert.operator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Writes a webhook to the delivery ledger. */
@FunctionalInterface
public interface Outbox {
    /**
     * Within the transaction of the connection; it is due at once.
     *
     * @param type event type of the body
     * @param body JSON, sent as it is
     * @return the delivery's id
     */
    UUID write(Connection connection, UUID endpoint, String type, byte[] body, Instant now) throws SQLException;
}
