package io.dyadwatch.alert.database;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

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

    /** @param version the last migration to run; all where empty */
    public void migrate(Optional<String> version) {
        Flyway.configure()
                .dataSource(source)
                .target(version.map(MigrationVersion::fromVersion).orElse(MigrationVersion.LATEST))
                .load()
                .migrate();
    }

    public DataSource source() {
        return source;
    }

    /** The first column of a query, as strings. */
    public List<String> column(String sql) {
        return database.read(connection -> Sql.query(connection, sql, row -> String.valueOf(row.getObject(1))));
    }

    /** The first column of the first row. */
    public byte[] bytes(String sql) {
        return database.read(connection -> Sql.query(connection, sql, row -> row.getBytes(1)))
                .get(0);
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
