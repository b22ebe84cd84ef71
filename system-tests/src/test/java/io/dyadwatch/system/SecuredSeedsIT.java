package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.KafkaUsers;
import io.dyadwatch.localstack.wires.UsersFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole system with every wire secured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredSeedsIT {
    private SecuredSystem system;

    @BeforeAll
    void start() {
        system = SecuredSystem.start();
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void the_sample_watches_fire_on_the_seeds_as_without() throws SQLException {
        SampleWatches.run(system.deployment());

        try (Connection connection = DriverManager.getConnection(
                        system.jdbcUrl("verify-full", system.wires().resolve("ca.pem")), system.databaseUser(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE ssl) FROM pg_stat_ssl"
                        + " JOIN pg_stat_activity USING (pid) WHERE application_name = 'dyadwatch-alert'")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive().isEqualTo(rows.getInt(2));
        }
        for (String service : List.of("ingest-service", "enrich-service", "alert-service")) {
            assertThat(system.http(service).get("/q/health/ready").status())
                    .as(service)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_database_client_that_does_not_encrypt_is_refused() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                                system.jdbcUrl("disable", system.wires().resolve("ca.pem")), system.databaseUser(), "")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
    }

    @Test
    void a_service_is_not_believed_by_whom_its_authority_is_unknown() throws Exception {
        Http stranger = Http.encrypted(system.encryptedPort("alert-service"), SSLContext.getDefault());

        assertThatThrownBy(() -> stranger.get("/q/health/live")).hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void no_password_and_no_key_gets_into_a_log() throws IOException {
        List<String> passwords = List.copyOf(
                UsersFile.read(system.wires().resolve("kafka-users")).values());
        assertThat(passwords).hasSize(KafkaUsers.ALL.size() + 1);
        try (Stream<Path> logs = Files.list(Path.of("target", "logs"))) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("secured-"))
                    .toList()) {
                assertThat(Files.readString(log, StandardCharsets.UTF_8))
                        .doesNotContain("PRIVATE KEY")
                        .doesNotContain(passwords);
            }
        }
    }
}
