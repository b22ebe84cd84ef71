package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.AlertUpdated;
import io.dyadwatch.contracts.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of alerts that are told together: to a webhook endpoint they go in one, as long as it has at most
 * {@value Parcel#MAX_ALERTS} alerts and {@value WebhookBody#MAX_BYTES} bytes, and to Kafka each by itself and whole.
 *
 * <p>One that is there already is left as it is: an article that is read again long after its alert was removed finds the
 * delivery of it, where that is kept longer.
 *
 * <p>Within the caller's transaction, some dozens of rows at a time: thousands of watches may want the same article, and
 * no more than that is held in memory.
 */
public final class NewDeliveries {
    /** The lane of everything that goes to Kafka. */
    static final UUID KAFKA_LANE = new UUID(0, 0);

    private static final Group KAFKA = new Group(KAFKA_LANE, AlertMatched.TYPE, false);
    private static final int ROWS_TOGETHER = 100;

    private static final String INSERT = """
            insert into delivery (id, target, type, lane, endpoint_id, watch_id, body, traceparent, fetched_at, at_once,
                                  state, held, next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)
            on conflict (id) do nothing
            """;

    private static final String NAME =
            "insert into delivery_alert (delivery_id, alert_id, position) values (?, ?, ?)" + " on conflict do nothing";

    private final Pipeline pipeline;
    private final WebhookBody bodies;
    private final Instant now;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<List<@Nullable Object>> names = new ArrayList<>();
    private @Nullable Group group;
    private Parcel parcel;

    /**
     * An alert that is told.
     *
     * @param fetchedAt its article's; becomes the timestamp of its record on Kafka
     * @param traceparent W3C trace context to send along
     */
    public record Item(Alert alert, Instant fetchedAt, Optional<String> traceparent) {}

    /** @param lane the endpoint */
    private record Group(UUID lane, String type, boolean held) {}

    /**
     * @param publicUrl where subscribers read alerts, without a slash at the end
     * @param now when they are due
     */
    public NewDeliveries(Pipeline pipeline, String publicUrl, Instant now) {
        this.pipeline = pipeline;
        this.bodies = new WebhookBody(publicUrl);
        this.parcel = new Parcel(bodies);
        this.now = now;
    }

    /**
     * Takes the next alerts, of one watch. Those of one endpoint must come one after the other to share a delivery.
     *
     * @param held whether their webhooks are to be kept back; they share none with another watch's then
     */
    public void add(UUID endpoint, List<Item> alerts, boolean held) throws SQLException {
        if (held) {
            finishWebhook();
        }
        for (Item item : alerts) {
            addToWebhook(new Group(endpoint, AlertMatched.TYPE, held), item);
            insert(Target.KAFKA, KAFKA, new FrozenBody(Json.write(item.alert)), List.of(item));
        }
        if (held) {
            finishWebhook();
        }
    }

    /** Takes the next alert whose story has got further sources; of that, Kafka gets nothing. */
    public void addUpdate(UUID endpoint, Item alert) throws SQLException {
        addToWebhook(new Group(endpoint, AlertUpdated.TYPE, false), alert);
    }

    /** Writes what is still in memory; to be called after the last alert. */
    public void finish() throws SQLException {
        finishWebhook();
        flush();
    }

    private void addToWebhook(Group wanted, Item item) throws SQLException {
        if (!wanted.equals(group)) {
            finishWebhook();
            group = wanted;
        }
        if (!parcel.add(item)) {
            finishWebhook();
            parcel.add(item);
        }
    }

    private void finishWebhook() throws SQLException {
        if (group != null && !parcel.items().isEmpty()) {
            insert(Target.WEBHOOK, group, new FrozenBody(parcel.body(group.type, now)), parcel.items());
            parcel = new Parcel(bodies);
        }
    }

    /** The trace is that of the first: a digest has as many as it has articles. */
    private void insert(Target target, Group to, FrozenBody body, List<Item> items) throws SQLException {
        UUID id =
                DeliveryId.of(to.lane, to.type, items.stream().map(Item::alert).toList());
        Item first = items.get(0);
        rows.add(Sql.row(
                id,
                target.written(),
                to.type,
                to.lane,
                target == Target.WEBHOOK ? to.lane : null,
                target == Target.KAFKA ? first.alert.watch().id() : null,
                body.bytes(),
                first.traceparent,
                first.fetchedAt,
                isAtOnce(target, to, first),
                to.held,
                now,
                now));
        for (int i = 0; i < items.size(); i++) {
            names.add(Sql.row(id, items.get(i).alert.id(), i));
        }
        if (rows.size() >= ROWS_TOGETHER) {
            flush();
        }
    }

    /** An alert that waited, as its subscriber wished, was matched in an earlier transaction than the one that tells it. */
    private boolean isAtOnce(Target target, Group to, Item first) {
        return target == Target.WEBHOOK
                && to.type.equals(AlertMatched.TYPE)
                && !first.alert.matchedAt().isBefore(now);
    }

    private void flush() throws SQLException {
        pipeline.batch(INSERT, rows);
        pipeline.batch(NAME, names);
        rows.clear();
        names.clear();
    }
}
