package io.dyadwatch.alert.database;

import java.util.List;
import javax.sql.DataSource;

/** A database for one test. */
public final class TestDatabase {
    private final DataSource source;
    private final Database database;

    TestDatabase(DataSource source) {
        this.source = source;
        this.database = new Database(source);
    }

    public Database database() {
        return database;
    }

    public DataSource source() {
        return source;
    }

    /** The first column of a query, as strings. */
    public List<String> column(String sql) {
        return database.read(connection -> Sql.query(connection, sql, row -> String.valueOf(row.getObject(1))));
    }

    public int count(String table) {
        return Integer.parseInt(column("select count(*) from " + table).get(0));
    }

    public void execute(String sql) {
        database.transaction(connection -> {
            try (java.sql.Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
