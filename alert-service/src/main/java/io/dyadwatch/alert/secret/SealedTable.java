package io.dyadwatch.alert.secret;

import io.dyadwatch.alert.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A table with one encrypted value a row, in columns {@code id}, {@code key_id} and {@code sealed}.
 *
 * @param name of the table
 * @param ownerColumn whose row it is, a UUID
 * @param needed whether the service is not ready while a row's key is missing
 */
public record SealedTable(String name, String ownerColumn, boolean needed) {
    private static final Logger LOG = Logger.getLogger(SealedTable.class);

    /** What a row's value is encrypted for. */
    public RowCipher.Place place(UUID id, UUID owner) {
        return new RowCipher.Place(name, id, owner);
    }

    /** Rows of each key id. */
    Map<String, Long> rowsByKey(Connection connection) throws SQLException {
        return Sql.query(
                        connection,
                        "select key_id, count(*) as rows from " + name + " group by key_id",
                        row -> Map.entry(row.getString("key_id"), row.getLong("rows")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Encrypts a batch of rows anew, in id order. Rows that another instance has in hand are left to it, and so are those
     * that do not open.
     *
     * @param keyIds of the rows to take
     * @param after the last id of the batch before
     * @return the ids that were looked at; fewer than the limit at the end
     */
    List<UUID> reseal(Connection connection, RowCipher cipher, Set<String> keyIds, UUID after, int limit)
            throws SQLException {
        List<Row> rows = Sql.query(
                connection,
                "select id, " + ownerColumn + " as owner, key_id, sealed from " + name
                        + " where key_id = any(?) and id > ? order by id limit ? for update skip locked",
                row -> new Row(
                        place(Sql.uuid(row, "id"), Sql.uuid(row, "owner")),
                        new Sealed(row.getString("key_id"), row.getBytes("sealed"))),
                keyIds,
                after,
                limit);
        for (Row row : rows) {
            try {
                Sealed anew = cipher.seal(cipher.open(row.sealed, row.place), row.place);
                Sql.update(
                        connection,
                        "update " + name + " set key_id = ?, sealed = ? where id = ?",
                        anew.keyId(),
                        anew.bytes(),
                        row.place.id());
            } catch (BrokenSeal | MissingKey e) {
                LOG.errorf("A row was not encrypted anew: error=%s", e.getMessage());
            }
        }
        return rows.stream().map(row -> row.place.id()).toList();
    }

    private record Row(RowCipher.Place place, Sealed sealed) {}
}
