package io.dyadwatch.alert.retention;

import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is removed of a table, a few rows in a transaction. Rows that somebody else holds are passed over: they are found
 * the next time. A row's lock is all that it takes of a table.
 */
enum Sweep {
    /** The log of attempts. */
    ATTEMPT("attempt", Kept.RECORDS) {
        @Override
        String select() {
            return "select ctid from attempt where started_at < ? order by started_at limit ? for update skip locked";
        }
    },

    /** Deliveries that are over, with what is left of their attempts. */
    DELIVERY("delivery", Kept.RECORDS) {
        @Override
        String select() {
            return "select id from delivery where state <> 'pending' and finished_at < ?"
                    + " order by finished_at limit ? for update skip locked";
        }

        @Override
        int remove(Connection connection, Instant before, int most) throws SQLException {
            List<UUID> ids = ids(connection, before, most);
            delete(connection, "attempt", "delivery_id", ids);
            delete(connection, "delivery_alert", "delivery_id", ids);
            return delete(connection, "delivery", "id", ids);
        }
    },

    /** Alerts that no delivery and no digest needs any more, with the articles of their stories. */
    ALERT("alert", Kept.ALERTS) {
        @Override
        String select() {
            // What a deleted watch has collected is never told.
            return "select id from alert where matched_at < ? and (outcome <> 'digest'"
                    + " or (select w.deleted_at from watch w where w.id = alert.watch_id) is not null) and not exists"
                    + " (select from delivery_alert l join delivery d on d.id = l.delivery_id"
                    + " where l.alert_id = alert.id and d.state = 'pending')"
                    + " order by matched_at limit ? for update of alert skip locked";
        }

        @Override
        int remove(Connection connection, Instant before, int most) throws SQLException {
            List<UUID> ids = ids(connection, before, most);
            delete(connection, "delivery_alert", "alert_id", ids);
            delete(connection, "sighting", "alert_id", ids);
            return delete(connection, "alert", "id", ids);
        }
    },

    /** By what copies of stories are found. */
    ARTICLE_PRINT("article_print", Kept.STORIES) {
        @Override
        String select() {
            return "select ctid from article_print where seen_at < ? order by seen_at limit ? for update skip locked";
        }
    },

    /** What operators were told. */
    OPERATOR_EVENT("operator_event", Kept.RECORDS) {
        @Override
        String select() {
            return "select ctid from operator_event where at < ? order by at limit ? for update skip locked";
        }
    },

    /** What was counted for the quotas of days that are over. */
    ALERTS_OF_DAY("alerts_of_day", Kept.RECORDS) {
        @Override
        String select() {
            return "select ctid from alerts_of_day where day < (?::timestamptz at time zone 'utc')::date order by day"
                    + " limit ? for update skip locked";
        }
    };

    private final String table;
    private final Kept kept;

    /** How long. */
    enum Kept {
        /** As records of the past are. */
        RECORDS,
        /** As alerts are. */
        ALERTS,
        /** As stories are remembered. */
        STORIES
    }

    Sweep(String table, Kept kept) {
        this.table = table;
        this.kept = kept;
    }

    Kept kept() {
        return kept;
    }

    String table() {
        return table;
    }

    /** Finds and locks; its parameters are a time and a number of rows. */
    abstract String select();

    /**
     * Removes what is older than a time, in the connection's transaction.
     *
     * @return rows removed of the table itself; fewer than {@code most} where there are no more for now
     */
    int remove(Connection connection, Instant before, int most) throws SQLException {
        // By place: a key may have several columns, and the rows cannot move while they are locked.
        return Sql.update(
                connection, "delete from " + table + " where ctid = any(array(" + select() + "))", before, most);
    }

    List<UUID> ids(Connection connection, Instant before, int most) throws SQLException {
        return Sql.query(connection, select(), row -> Sql.uuid(row, "id"), before, most);
    }

    private static int delete(Connection connection, String table, String column, List<UUID> ids) throws SQLException {
        return ids.isEmpty()
                ? 0
                : Sql.update(connection, "delete from " + table + " where " + column + " = any(?)", ids);
    }
}
