package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends again what is finished: the same id and bytes, on a schedule that begins anew. */
public final class Resends {
    /** Rows changed in one transaction. */
    static final int BATCH = 1000;

    private static final String AGAIN = """
            state = 'pending', reason = null, finished_at = null, earlier_attempts = attempts, held = false
            """;

    private final Database database;
    private final Clock clock;

    public Resends(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of the wish to send one again. */
    public enum Answer {
        /** It is due now. */
        RESENT,
        /** There is none that the caller may resend. */
        NONE,
        /** It is not finished yet. */
        PENDING,
        /** Its endpoint is sent nothing. */
        DISABLED
    }

    /** @param owner whose endpoint it must go to; any, or Kafka, where empty */
    public Answer resend(Optional<UUID> owner, UUID delivery) {
        Instant now = now();
        return database.transaction(connection -> {
            List<Answer> found = Sql.query(
                    connection,
                    """
                    select d.state, e.disabled_at is not null as disabled
                    from delivery d left join endpoint e on e.id = d.endpoint_id
                    where d.id = ? and (?::uuid is null or e.subscriber_id = ?::uuid) and e.deleted_at is null
                    for update of d
                    """,
                    row -> {
                        if (row.getBoolean("disabled")) {
                            return Answer.DISABLED;
                        }
                        return row.getString("state").equals("pending") ? Answer.PENDING : Answer.RESENT;
                    },
                    delivery,
                    owner,
                    owner);
            Answer answer = found.isEmpty() ? Answer.NONE : found.get(0);
            if (answer == Answer.RESENT) {
                Sql.update(
                        connection,
                        "update delivery set " + AGAIN + ", next_attempt_at = ? where id = ?",
                        now,
                        delivery);
            }
            return answer;
        });
    }

    /** How many a request would send again. */
    public long count(UUID endpoint, RecoverRequest request) {
        return database.read(connection -> Sql.query(
                        connection,
                        "select count(*) as deliveries from delivery where endpoint_id = ? and created_at >= ?"
                                + " and created_at < ? and state = any(?)",
                        row -> row.getLong("deliveries"),
                        endpoint,
                        request.since(),
                        request.until(),
                        request.written())
                .get(0));
    }

    /**
     * Sends again what an endpoint was sent, or was to be sent, in a period: the oldest first, at most 100 a second
     * begin. In batches, each a transaction of its own; whoever is cut off calls again and loses nothing, for what is
     * pending already is left as it is.
     *
     * @return deliveries that are to be sent again
     * @throws EndpointDisabled if the endpoint is sent nothing: they would end dead once more, with their reasons lost
     */
    public long recover(UUID endpoint, RecoverRequest request) {
        Instant start = now();
        Place place = new Place(request.since(), new UUID(0, 0));
        long recovered = 0;
        boolean more = true;
        while (more) {
            List<Place> batch = batch(endpoint, request, place, start, recovered);
            recovered += batch.size();
            more = batch.size() == BATCH;
            place = more ? batch.get(batch.size() - 1) : place;
        }
        return recovered;
    }

    private record Place(Instant createdAt, UUID id) {}

    private List<Place> batch(UUID endpoint, RecoverRequest request, Place after, Instant start, long before) {
        return database.transaction(connection -> {
            if (isDisabled(connection, endpoint)) {
                throw new EndpointDisabled();
            }
            List<Place> places = lock(connection, endpoint, request, after);
            if (!places.isEmpty()) {
                Sql.update(
                        connection,
                        "update delivery d set " + AGAIN + """
                        , next_attempt_at = ?::timestamptz + (? + n.place - 1) * interval '10 milliseconds'
                        from unnest(?::uuid[]) with ordinality as n (id, place) where n.id = d.id
                        """,
                        start,
                        before,
                        places.stream().map(Place::id).toList());
            }
            return places;
        });
    }

    private static boolean isDisabled(Connection connection, UUID endpoint) throws SQLException {
        return !Sql.query(
                        connection,
                        "select id from endpoint where id = ? and disabled_at is not null",
                        row -> true,
                        endpoint)
                .isEmpty();
    }

    /** Rows that somebody else is changing are left out: they are being resent, or not finished. */
    private static List<Place> lock(Connection connection, UUID endpoint, RecoverRequest request, Place after)
            throws SQLException {
        return Sql.query(
                connection,
                """
                select created_at, id from delivery
                where endpoint_id = ? and created_at >= ? and created_at < ? and (created_at, id) > (?, ?)
                  and state = any(?)
                order by created_at, id limit ? for update skip locked
                """,
                row -> new Place(Sql.instant(row, "created_at"), Sql.uuid(row, "id")),
                endpoint,
                request.since(),
                request.until(),
                after.createdAt(),
                after.id(),
                request.written(),
                BATCH);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
