package io.dyadwatch.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Many deliveries to one endpoint that are due, written straight into the ledger. */
final class Backlog {
    private static final String BODY =
            "{\"type\":\"alert.matched\",\"timestamp\":\"2026-11-20T09:00:00Z\",\"data\":{\"alerts\":[]}}";

    private Backlog() {}

    static void add(RunningSystem system, String endpoint, int count) {
        try (Connection connection = system.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state,"
                                + " next_attempt_at, created_at) select gen_random_uuid(), 'webhook', ?, ?, convert_to(?,"
                                + " 'UTF8'), now(), 'pending', now(), now() from generate_series(1, ?)")) {
            insert.setObject(1, UUID.fromString(endpoint));
            insert.setObject(2, UUID.fromString(endpoint));
            insert.setString(3, BODY);
            insert.setInt(4, count);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many deliveries are still to be made, to whomever. */
    static int left(RunningSystem system) {
        return Integer.parseInt(
                system.query("select count(*) from delivery where target = 'webhook' and state = 'pending'")
                        .get(0));
    }
}
