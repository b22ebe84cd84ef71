package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Sends nothing more to an endpoint, or something again. */
final class Disabling {
    private Disabling() {}

    /** Of a delivery that ends because its endpoint is disabled. */
    static String reason(String why) {
        return "the endpoint is disabled: " + why;
    }

    /** Nobody else changes the endpoint before the transaction ends; deliveries to it can still be written. */
    static void lock(Connection connection, UUID endpoint) throws SQLException {
        Sql.query(connection, "select id from endpoint where id = ? for no key update", row -> true, endpoint);
    }

    /** Who disables an endpoint. */
    enum By {
        /** Because it only failed, or wants nothing more. */
        SYSTEM,
        SUBSCRIBER,
        OPERATOR;

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Disables an endpoint, within the transaction of the connection. What waits for it ends dead; attempts under way
     * end as they end.
     *
     * @param why in words
     * @return false if it was disabled already
     */
    static boolean disable(Connection connection, UUID endpoint, By by, String why, Instant now) throws SQLException {
        int changed = Sql.update(
                connection,
                "update endpoint set disabled_at = ?, disabled_by = ?, disabled_reason = ?, version = version + 1"
                        + " where id = ? and disabled_at is null",
                now,
                by.written(),
                why,
                endpoint);
        if (changed == 0) {
            return false;
        }
        // Rows that another attempt is being recorded for are skipped, not waited for: that one may wait for this.
        Sql.update(connection, """
                update delivery set state = 'dead', reason = ?, next_attempt_at = null, lease_id = null,
                       lease_until = null, held = false, finished_at = ?
                where id in (select id from delivery where endpoint_id = ? and state = 'pending'
                             and (lease_until is null or lease_until <= ?) for update skip locked)
                """, reason(why), now, endpoint, now);
        return true;
    }

    /**
     * Enables an endpoint again, as if nothing had ever been sent to it.
     *
     * @return false if it is not disabled
     */
    static boolean enable(Connection connection, UUID endpoint) throws SQLException {
        int changed = Sql.update(
                connection,
                "update endpoint set disabled_at = null, disabled_by = null, disabled_reason = null, version = version + 1"
                        + " where id = ? and disabled_at is not null and deleted_at is null",
                endpoint);
        if (changed == 0) {
            return false;
        }
        LaneRows.lock(connection, endpoint);
        LaneRows.write(connection, endpoint, LaneState.NEW);
        return true;
    }
}
