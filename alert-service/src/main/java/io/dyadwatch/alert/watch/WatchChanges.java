package io.dyadwatch.alert.watch;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.InvalidRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The changes of watches, as who wants to know all watches reads them. */
public final class WatchChanges {
    private final Database database;

    public WatchChanges(Database database) {
        this.database = database;
    }

    /**
     * By what one notices that the database is not the one that was read, or was set back.
     *
     * @param system identifier of the database cluster; empty where the user may not ask for it
     * @param change number of the latest change of the watch asked about; empty where there is no such watch
     */
    public record Standing(Optional<Long> system, Optional<Long> change) {}

    public Standing standing(UUID watch) {
        return database.read(connection -> {
            boolean mayAsk = Sql.query(
                            connection,
                            "select has_function_privilege('pg_control_system()', 'execute') as may",
                            row -> row.getBoolean("may"))
                    .get(0);
            Optional<Long> system = !mayAsk
                    ? Optional.empty()
                    : Sql
                            .query(
                                    connection,
                                    "select system_identifier from pg_control_system()",
                                    row -> row.getLong("system_identifier"))
                            .stream()
                            .findFirst();
            Optional<Long> change = Sql
                    .query(connection, "select change from watch where id = ?", row -> row.getLong("change"), watch)
                    .stream()
                    .findFirst();
            return new Standing(system, change);
        });
    }

    /** The watches whose latest change comes after a number, in the order of these changes. */
    public List<WatchChange> after(long number, int limit) {
        return database.read(connection -> Sql.query(
                connection,
                "select id, subscriber_id, version, definition, created_at, change, deleted_at from watch"
                        + " where change > ? order by change limit ?",
                WatchChanges::read,
                number,
                limit));
    }

    private static WatchChange read(ResultSet row) throws SQLException {
        long number = row.getLong("change");
        UUID id = Sql.uuid(row, "id");
        if (Sql.instantOrNull(row, "deleted_at") != null) {
            return new WatchChange.Gone(number, id);
        }
        try {
            return new WatchChange.Live(number, Watches.read(row));
        } catch (InvalidRecord e) {
            return new WatchChange.Unreadable(number, id, e.field() + " " + e.problem());
        }
    }
}
