package io.dyadwatch.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlTest {
    @TempDir
    Path folder;

    @Test
    void isDurable() throws Exception {
        try (EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(folder.resolve("pg"), 0)) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(postgres, "server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void keepsRowsOverARestartOnTheSamePortAndDirectory() throws Exception {
        int port;
        try (EmbeddedPostgreSql first = EmbeddedPostgreSql.start(folder.resolve("pg"), 0)) {
            port = first.port();
            execute(first, "CREATE TABLE kept (word text)");
            execute(first, "INSERT INTO kept VALUES ('señal')");
        }

        try (EmbeddedPostgreSql second = EmbeddedPostgreSql.start(folder.resolve("pg"), port)) {
            assertThat(second.port()).isEqualTo(port);
            assertThat(query(second, "SELECT word FROM kept")).isEqualTo("señal");
        }
    }

    @Test
    void beginsAgainWhereAFirstStartWasCutOff() throws Exception {
        Path dataDir = Files.createDirectories(folder.resolve("pg"));
        Files.writeString(dataDir.resolve("postgresql.conf"), "");

        try (EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(dataDir, 0)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    private static String show(EmbeddedPostgreSql postgres, String setting) throws SQLException {
        return query(postgres, "SHOW " + setting);
    }

    private static String query(EmbeddedPostgreSql postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgreSql postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgreSql postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
