package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries of one article's new alerts: one a webhook endpoint, naming all of its alerts, and one an alert to Kafka. */
public final class NewDeliveries {
    /** The lane of everything that goes to Kafka. */
    static final UUID KAFKA_LANE = new UUID(0, 0);

    private final Instant fetchedAt;
    private final Optional<String> traceparent;
    private final Instant now;
    private final Map<UUID, List<Alert>> byEndpoint = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param fetchedAt the article's; becomes the timestamp of its records on Kafka
     * @param now when they are due
     */
    public NewDeliveries(Instant fetchedAt, Optional<String> traceparent, Instant now) {
        this.fetchedAt = fetchedAt;
        this.traceparent = traceparent;
        this.now = now;
    }

    /** @param json the alert as it was written to the ledger */
    public void add(UUID endpoint, Alert alert, byte[] json) {
        byEndpoint.computeIfAbsent(endpoint, e -> new ArrayList<>()).add(alert);
        rows.add(new Row(Target.KAFKA, KAFKA_LANE, null, alert.watch().id(), new FrozenBody(json), List.of(alert)));
    }

    /** Writes them within the caller's transaction. */
    public void insert(Connection connection) throws SQLException {
        for (Map.Entry<UUID, List<Alert>> entry : byEndpoint.entrySet()) {
            UUID endpoint = entry.getKey();
            FrozenBody body = new FrozenBody(Json.write(AlertMatched.of(now, entry.getValue())));
            insert(connection, new Row(Target.WEBHOOK, endpoint, endpoint, null, body, entry.getValue()));
        }
        for (Row row : rows) {
            insert(connection, row);
        }
    }

    private void insert(Connection connection, Row row) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.update(
                connection,
                "insert into delivery (id, target, lane, endpoint_id, watch_id, body, traceparent,"
                        + " fetched_at, state, next_attempt_at, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)",
                id,
                row.target.written(),
                row.lane,
                row.endpoint,
                row.watch,
                row.body.bytes(),
                traceparent,
                fetchedAt,
                now,
                now);
        for (int i = 0; i < row.alerts.size(); i++) {
            Sql.update(
                    connection,
                    "insert into delivery_alert (delivery_id, alert_id, position) values (?, ?, ?)",
                    id,
                    row.alerts.get(i).id(),
                    i);
        }
    }

    private record Row(
            Target target,
            UUID lane,
            @Nullable UUID endpoint,
            @Nullable UUID watch,
            FrozenBody body,
            List<Alert> alerts) {}
}
