package io.dyadwatch.alert.operator;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.OperatorEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The events in PostgreSQL; each is also logged, counted, and sent to the operator's own endpoints. */
public final class OperatorEvents {
    /** The subscriber whose endpoints get them. */
    public static final UUID OPERATOR = new UUID(0, 2);

    private static final Logger LOG = Logger.getLogger(OperatorEvents.class);

    private final Database database;
    private final Outbox outbox;
    private final MeterRegistry meters;

    public OperatorEvents(Database database, Outbox outbox, MeterRegistry meters) {
        this.database = database;
        this.outbox = outbox;
        this.meters = meters;
        for (EventKind kind : EventKind.values()) {
            told(kind);
        }
    }

    /**
     * Tells it, within the transaction of the connection. The log and the counter have it even if that is rolled back.
     * What happens to an endpoint of the operator's own is not sent to any: failing to send would be told by sending.
     *
     * @param now in microseconds
     */
    public void tell(Connection connection, Happening happening, Instant now) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.update(
                connection,
                "insert into operator_event (id, kind, endpoint_id, watch_id, percent, reason, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                happening.kind().written(),
                happening.endpoint(),
                happening.watch(),
                happening.percent(),
                happening.reason(),
                now);
        send(connection, id, happening, now);
        LOG.warnf(
                "The operator is told: kind=%s eventId=%s endpointId=%s watchId=%s percent=%s",
                happening.kind().written(), id, happening.endpoint(), happening.watch(), happening.percent());
        told(happening.kind()).increment();
    }

    /** All events, newest first. */
    public Page<OperatorEvent> list(PageRequest page) {
        List<OperatorEvent> found = database.read(connection -> Sql.query(
                connection,
                "select id, kind, endpoint_id, watch_id, percent, reason, at from operator_event"
                        + " where (at, id) < (?, ?) order by at desc, id desc limit ?",
                OperatorEvents::read,
                page.afterTime(),
                page.afterId(),
                page.rows()));
        return Page.of(
                found, page, event -> new Cursor(event.timestamp(), event.data().id()));
    }

    private void send(Connection connection, UUID id, Happening happening, Instant now) throws SQLException {
        List<UUID> endpoints = Sql.query(
                connection,
                "select id from endpoint where subscriber_id = ? and deleted_at is null and disabled_at is null and"
                        + " not exists (select 1 from endpoint about where about.id = ? and about.subscriber_id = ?) order"
                        + " by id",
                row -> Sql.uuid(row, "id"),
                OPERATOR,
                happening.endpoint(),
                OPERATOR);
        String type = happening.kind().type();
        OperatorEvent event = new OperatorEvent(
                type,
                now,
                new OperatorEvent.Data(
                        id, happening.endpoint(), happening.watch(), happening.percent(), happening.reason()));
        for (UUID endpoint : endpoints) {
            outbox.write(connection, endpoint, type, Json.write(event), now);
        }
    }

    private Counter told(EventKind kind) {
        return Counter.builder("dyadwatch.alert.operator.events")
                .description("Events told to the operator")
                .tag("kind", kind.written())
                .register(meters);
    }

    private static OperatorEvent read(ResultSet row) throws SQLException {
        return new OperatorEvent(
                OperatorEvent.PREFIX + row.getString("kind"),
                Sql.instant(row, "at"),
                new OperatorEvent.Data(
                        Sql.uuid(row, "id"),
                        row.getObject("endpoint_id", UUID.class),
                        row.getObject("watch_id", UUID.class),
                        Sql.integerOrNull(row, "percent"),
                        row.getString("reason")));
    }
}
