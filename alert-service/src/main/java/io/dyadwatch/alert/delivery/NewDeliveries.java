package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one article's new alerts: to a webhook endpoint they go together, at most
 * {@value #MAX_ALERTS} in one delivery, and to Kafka each by itself.
 *
 * <p>Written as they come, within the caller's transaction: thousands of watches may want the same article, and no more
 * than one delivery's worth of alerts is held at a time.
 */
public final class NewDeliveries {
    /** Alerts in one webhook at most. */
    static final int MAX_ALERTS = 20;
    /** The lane of everything that goes to Kafka. */
    static final UUID KAFKA_LANE = new UUID(0, 0);

    private final Connection connection;
    private final Instant fetchedAt;
    private final Optional<String> traceparent;
    private final Instant now;
    private final List<Alert> together = new ArrayList<>();
    private @Nullable UUID endpoint;

    /**
     * @param fetchedAt the article's; becomes the timestamp of its records on Kafka
     * @param now when they are due
     */
    public NewDeliveries(Connection connection, Instant fetchedAt, Optional<String> traceparent, Instant now) {
        this.connection = connection;
        this.fetchedAt = fetchedAt;
        this.traceparent = traceparent;
        this.now = now;
    }

    /**
     * Takes the next alert. Those of one endpoint must come one after the other to share a delivery.
     *
     * @param json the alert as it was written to the ledger
     */
    public void add(UUID alertEndpoint, Alert alert, byte[] json) throws SQLException {
        if (!alertEndpoint.equals(endpoint) || together.size() == MAX_ALERTS) {
            finish();
        }
        endpoint = alertEndpoint;
        together.add(alert);
        insert(new Row(Target.KAFKA, KAFKA_LANE, null, alert.watch().id(), new FrozenBody(json), List.of(alert)));
    }

    /** Writes what is still held; to be called after the last alert. */
    public void finish() throws SQLException {
        if (endpoint != null && !together.isEmpty()) {
            FrozenBody body = new FrozenBody(Json.write(AlertMatched.of(now, together)));
            insert(new Row(Target.WEBHOOK, endpoint, endpoint, null, body, List.copyOf(together)));
            together.clear();
        }
    }

    private void insert(Row row) throws SQLException {
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
