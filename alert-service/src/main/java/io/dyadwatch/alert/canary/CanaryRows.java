package io.dyadwatch.alert.canary;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.endpoint.EndpointSecrets;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The canary in PostgreSQL: whose turn it is, what was posted, when a webhook last arrived; and the subscriber, endpoint
 * and watch that it has like everybody else. All times are the database's: instances may differ about theirs.
 */
final class CanaryRows {
    /** Alerts on a day; the interval decides, not a quota. */
    private static final int MOST_ALERTS = 1_000_000;

    private static final String KEPT = "7 days";

    private final Database database;
    private final Watches watches;
    private final EndpointSecrets secrets;

    CanaryRows(Database database, Watches watches, EndpointSecrets secrets) {
        this.database = database;
        this.watches = watches;
        this.secrets = secrets;
    }

    /**
     * Makes what is not there yet. An endpoint that was disabled because it only failed is enabled again; one that a
     * person has disabled stays so.
     *
     * @param url of the endpoint, for people to see: each instance sends to itself
     */
    void prepare(String url) {
        database.transaction(connection -> {
            Sql.query(connection, "select pg_advisory_xact_lock(hashtext('canary'))", row -> true);
            Sql.update(
                    connection,
                    "insert into subscriber (id, name, max_alerts_per_day, created_at) values (?, ?, ?, now())"
                            + " on conflict do nothing",
                    Caller.CANARY,
                    "canary " + Canary.SOURCE,
                    MOST_ALERTS);
            Sql.update(
                    connection,
                    "insert into endpoint (id, subscriber_id, url, description, created_at)"
                            + " values (?, ?, ?, 'each instance, to itself', now()) on conflict do nothing",
                    Caller.CANARY,
                    Caller.CANARY,
                    url);
            Sql.update(
                    connection,
                    "update endpoint set disabled_at = null, disabled_by = null, disabled_reason = null"
                            + " where id = ? and disabled_at is not null and coalesce(disabled_by, 'system') = 'system'",
                    Caller.CANARY);
            if (isMissing(connection, "endpoint_secret where endpoint_id = ?")) {
                secrets.begin(connection, Caller.CANARY, null);
            }
            if (isMissing(connection, "watch where id = ?")) {
                watches.create(connection, Caller.CANARY, Caller.CANARY, definition());
            }
            return true;
        });
    }

    /**
     * Takes the next turn, if it is time for one and no other instance has it.
     *
     * @return when it began
     */
    Optional<Instant> takeTurn(Duration interval) {
        // A time ahead is what a database that was set back to an earlier state, or its clock, leaves behind.
        return database
                .read(connection -> Sql.query(
                        connection,
                        "update canary set turn_at = now() where turn_at is null or turn_at > now()"
                                + " or turn_at <= now() - ? * interval '1 millisecond' returning turn_at",
                        row -> Sql.instant(row, "turn_at"),
                        interval.toMillis()))
                .stream()
                .findFirst();
    }

    /** Remembers one that is about to be posted, and forgets old ones. */
    void posting(String article) {
        database.transaction(connection -> {
            Sql.update(connection, "delete from canary_article where posted_at < now() - interval '" + KEPT + "'");
            return Sql.update(
                    connection,
                    "insert into canary_article (article_id, posted_at) values (?, now()) on conflict do nothing",
                    article);
        });
    }

    /**
     * Notes that webhooks arrived.
     *
     * @param articles that they tell of
     * @return how long each of those took that were posted; empty where none of them was
     */
    List<Duration> arrived(Collection<String> articles) {
        return database.transaction(connection -> {
            List<Duration> took = Sql.query(
                    connection,
                    "select extract(epoch from clock_timestamp() - posted_at) * 1000 as took from canary_article"
                            + " where article_id = any(?)",
                    row -> Duration.ofMillis(row.getBigDecimal("took").longValue()),
                    articles);
            if (!took.isEmpty()) {
                Sql.update(connection, "update canary set arrived_at = now()");
            }
            return took;
        });
    }

    /** When a webhook last arrived at any instance. */
    Optional<Instant> lastArrival() {
        return database
                .read(connection -> Sql.query(
                        connection,
                        "select arrived_at from canary where arrived_at is not null",
                        row -> Sql.instant(row, "arrived_at")))
                .stream()
                .findFirst();
    }

    private static boolean isMissing(Connection connection, String rows) throws SQLException {
        UUID id = Caller.CANARY;
        return Sql.query(connection, "select 1 from " + rows, row -> true, id).isEmpty();
    }

    private static WatchDefinition definition() {
        String written = """
                {"name": "canary", "sides": ["%s", "%s"], "endpoint": "%s"}
                """.formatted(Canary.SENDER, Canary.RECEIVER, Caller.CANARY);
        return Json.read(written.getBytes(StandardCharsets.UTF_8), WatchDefinition.class);
    }
}
