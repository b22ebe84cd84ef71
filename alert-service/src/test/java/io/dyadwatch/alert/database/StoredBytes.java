package io.dyadwatch.alert.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Everything that a database holds of its tables: their values, and the bytes of their files. */
public final class StoredBytes {
    private StoredBytes() {}

    /** Names of the tables in which the text is found, as a value of any column or in the file. */
    public static List<String> tablesWith(TestDatabase db, String text) {
        // Writes what is still in memory only.
        db.execute("checkpoint");
        return db
                .column("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'i') order by relname")
                .stream()
                .filter(table -> inFile(db, table, text) || inValues(db, table, text))
                .toList();
    }

    private static boolean inFile(TestDatabase db, String relation, String text) {
        return new String(db.bytes("select pg_read_binary_file(pg_relation_filepath('" + relation + "'))"), ISO_8859_1)
                .contains(text);
    }

    private static boolean inValues(TestDatabase db, String relation, String text) {
        return db.column("select relkind from pg_class where relname = '" + relation + "'")
                        .contains("r")
                && db.column("select t::text from " + relation + " t").stream().anyMatch(row -> row.contains(text));
    }
}
