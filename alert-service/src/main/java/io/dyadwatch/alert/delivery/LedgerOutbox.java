package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.operator.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Webhooks that are not about alerts: pings, and what an operator is told. They go the way of all deliveries. */
public final class LedgerOutbox implements Outbox {
    @Override
    public UUID write(Connection connection, UUID endpoint, String type, byte[] body, Instant now) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.update(
                connection,
                "insert into delivery (id, target, type, lane, endpoint_id, body, fetched_at, state, next_attempt_at,"
                        + " created_at) values (?, 'webhook', ?, ?, ?, ?, ?, 'pending', ?, ?)",
                id,
                type,
                endpoint,
                endpoint,
                body,
                now,
                now,
                now);
        return id;
    }
}
