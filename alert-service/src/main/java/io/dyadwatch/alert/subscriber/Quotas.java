package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much subscribers may have, and have.
 *
 * <p>A quota of the subscriber's own row goes before the service's default. The built-in subscribers have only what their
 * rows say: in the local mode nobody else is there to be protected, and the operator may do as it likes.
 *
 * <p>The checks run in the transaction of whoever makes the thing that is counted, and lock the subscriber's row until it
 * ends: of two that would take the last place, the second waits and is then refused.
 */
public final class Quotas {
    static final String COLUMNS =
            "id, name, created_at, disabled_at, max_watches, max_endpoints, max_alerts_per_day from subscriber";

    private static final Set<UUID> BUILT_IN = Set.of(Caller.LOCAL, Caller.OPERATOR);

    private final QuotaConfig defaults;
    private final Clock clock;

    public Quotas(QuotaConfig defaults, Clock clock) {
        this.defaults = defaults;
        this.clock = clock;
    }

    /**
     * To be called before a watch is made.
     *
     * @throws QuotaExceeded if there is no room for another
     */
    public void checkRoomForWatch(Connection connection, UUID subscriber) throws SQLException {
        Quota quota = inForce(lock(connection, subscriber));
        check("watches", quota.watches(), count(connection, "watch", subscriber));
    }

    /**
     * To be called before an endpoint is made.
     *
     * @throws QuotaExceeded if there is no room for another
     */
    public void checkRoomForEndpoint(Connection connection, UUID subscriber) throws SQLException {
        Quota quota = inForce(lock(connection, subscriber));
        check("endpoints", quota.endpoints(), count(connection, "endpoint", subscriber));
    }

    Quota inForce(Subscriber subscriber) {
        Quota own = subscriber.quota();
        return new Quota(
                or(own.watches(), defaults.watches(), subscriber.id()),
                or(own.endpoints(), defaults.endpoints(), subscriber.id()),
                or(own.alertsPerDay(), defaults.alertsPerDay(), subscriber.id()));
    }

    /** How many alerts a day one has whose own row says nothing; absent where there is no limit. */
    @Nullable Integer commonAlertsPerDay(UUID subscriber) {
        return or(null, defaults.alertsPerDay(), subscriber);
    }

    Quota used(Connection connection, UUID subscriber) throws SQLException {
        int alerts = Sql.query(
                        connection,
                        "select alerts from alerts_of_day where subscriber_id = ? and day = ?::date",
                        row -> row.getInt("alerts"),
                        subscriber,
                        DailyAlerts.day(clock.instant()).toString())
                .stream()
                .findFirst()
                .orElse(0);
        return new Quota(count(connection, "watch", subscriber), count(connection, "endpoint", subscriber), alerts);
    }

    static Subscriber read(ResultSet row) throws SQLException {
        return new Subscriber(
                Sql.uuid(row, "id"),
                row.getString("name"),
                new Quota(
                        Sql.integerOrNull(row, "max_watches"),
                        Sql.integerOrNull(row, "max_endpoints"),
                        Sql.integerOrNull(row, "max_alerts_per_day")),
                Sql.instant(row, "created_at"),
                Optional.ofNullable(Sql.instantOrNull(row, "disabled_at")));
    }

    /** Others may go on to write rows that refer to the subscriber, which "for update" would hold up. */
    private static Subscriber lock(Connection connection, UUID id) throws SQLException {
        return Sql.query(connection, "select " + COLUMNS + " where id = ? for no key update", Quotas::read, id).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a caller's subscriber is always there"));
    }

    private static int count(Connection connection, String table, UUID subscriber) throws SQLException {
        return Sql.query(
                        connection,
                        "select count(*) from " + table + " where subscriber_id = ? and deleted_at is null",
                        row -> row.getInt(1),
                        subscriber)
                .get(0);
    }

    private static void check(String what, @Nullable Integer limit, int used) {
        if (limit != null && used >= limit) {
            throw new QuotaExceeded(what, limit, used);
        }
    }

    private static @Nullable Integer or(@Nullable Integer own, int common, UUID subscriber) {
        if (own != null) {
            return own;
        }
        return BUILT_IN.contains(subscriber) ? null : Integer.valueOf(common);
    }
}
