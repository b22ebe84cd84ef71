package io.dyadwatch.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    @Test
    void takesOverFromAServerWhoseKeeperWasKilled() throws Exception {
        Path dataDir = folder.resolve("pg");
        int port = Ports.free();
        Process keeper = keeper(dataDir, port);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));
        ProcessHandle orphan = Postmaster.of(dataDir).orElseThrow();
        keeper.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(dataDir, port)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void leavesAServerAloneThatSomebodyKeeps() throws Exception {
        Path dataDir = folder.resolve("pg");
        Process keeper = keeper(dataDir, Ports.free());
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));

            assertThatThrownBy(() -> EmbeddedPostgreSql.start(dataDir, 0))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("another process keeps a PostgreSQL on " + dataDir);

            assertThat(Postmaster.of(dataDir)).isPresent();
        } finally {
            ProcessHandle server = Postmaster.of(dataDir).orElseThrow();
            keeper.destroy();
            keeper.waitFor();
            assertThat(server.isAlive()).isFalse();
        }
    }

    private Process keeper(Path dataDir, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgreSqlProcess.class.getName(),
                        dataDir.toString(),
                        Integer.toString(port),
                        folder.resolve("ready").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keeper.log").toFile())
                .start();
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
