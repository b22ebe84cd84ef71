package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three services as processes on given stores, and one subscriber. */
final class RunningSystem implements AutoCloseable {
    private static final String ENCRYPTION_KEY =
            Base64.getEncoder().encodeToString("a key that only this test knows.".getBytes(StandardCharsets.US_ASCII));

    /** For an alert-service of a test whose subject is not what is held back where alerts come in a flood. */
    static final Map<String, String> UNLIMITED = Map.of(
            "DYADWATCH_ALERT_FLOOD_TOTAL", "1000000",
            "DYADWATCH_ALERT_FLOOD_PER_WATCH", "1000000",
            "DYADWATCH_ALERT_PER_ENDPOINT_RATE", "1000",
            "DYADWATCH_ALERT_QUOTA_WATCHES", "1000000",
            "DYADWATCH_ALERT_QUOTA_ENDPOINTS", "1000000",
            "DYADWATCH_ALERT_QUOTA_ALERTS_PER_DAY", "1000000");

    final Stores stores;
    final Receiver receiver = new Receiver("127.0.0.1");
    final RunningService ingest;
    final RunningService enrich;
    final List<RunningService> alert = new ArrayList<>();

    private final Map<String, String> alertSettings;
    private boolean undisturbed;

    private RunningSystem(
            Stores stores,
            String name,
            int alertInstances,
            Map<String, String> alertSettings,
            Map<String, String> everywhere) {
        this.stores = stores;
        Map<String, String> kafka = new LinkedHashMap<>(everywhere);
        kafka.put("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers());
        this.ingest = RunningService.start(name + "-ingest", "ingest-service", kafka);
        Map<String, String> streams = new LinkedHashMap<>(kafka);
        streams.put(
                "DYADWATCH_ENRICH_STATE_DIR",
                Path.of("target", "stores", name + "-enrich-" + System.nanoTime())
                        .toAbsolutePath()
                        .toString());
        streams.put("DYADWATCH_ENRICH_INSTANCE_ID", "enrich-1");
        this.enrich = RunningService.start(name + "-enrich", "enrich-service", streams);
        Map<String, String> ledger = new LinkedHashMap<>(kafka);
        ledger.put("QUARKUS_DATASOURCE_JDBC_URL", stores.jdbcUrl());
        ledger.put("QUARKUS_DATASOURCE_USERNAME", stores.user());
        ledger.put("QUARKUS_DATASOURCE_PASSWORD", stores.password());
        ledger.put("DYADWATCH_ALERT_ALLOWED_NETWORKS", "127.0.0.1/32:" + receiver.port());
        ledger.put("DYADWATCH_ALERT_ENCRYPTION_KEYS", "k1:" + ENCRYPTION_KEY);
        ledger.putAll(alertSettings);
        this.alertSettings = ledger;
        for (int i = 0; i < alertInstances; i++) {
            startAlert(name + "-alert-" + i, Map.of());
        }
    }

    /** Starts everything and waits until it is ready. */
    static RunningSystem start(Stores stores, String name, int alertInstances) {
        return start(stores, name, alertInstances, Map.of());
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param alertSettings environment of every alert-service, over what they all have
     */
    static RunningSystem start(Stores stores, String name, int alertInstances, Map<String, String> alertSettings) {
        return start(stores, name, alertInstances, alertSettings, Map.of());
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param alertSettings environment of every alert-service, over what they all have
     * @param everywhere environment of every service
     */
    static RunningSystem start(
            Stores stores,
            String name,
            int alertInstances,
            Map<String, String> alertSettings,
            Map<String, String> everywhere) {
        RunningSystem system = new RunningSystem(stores, name, alertInstances, alertSettings, everywhere);
        system.ingest.awaitReady();
        system.enrich.awaitReady();
        system.alert.forEach(RunningService::awaitReady);
        return system;
    }

    /**
     * Starts one more alert-service and does not wait for it.
     *
     * @param settings environment of this one only
     */
    RunningService startAlert(String name, Map<String, String> settings) {
        Map<String, String> environment = new LinkedHashMap<>(alertSettings);
        environment.putAll(settings);
        RunningService service = RunningService.start(name, "alert-service", environment);
        alert.add(service);
        return service;
    }

    /** The system as its users see it. */
    Deployment deployment() {
        return new Deployment(ingest.http(), alert.get(0).http(), stores.bootstrapServers(), receiver);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(stores.jdbcUrl(), stores.user(), stores.password());
    }

    /** Nothing is broken in this test: a stack trace in a log is a failure. */
    void undisturbed() {
        undisturbed = true;
    }

    /** The first column of every row. */
    List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<RunningService> all = new ArrayList<>(alert);
        all.add(enrich);
        all.add(ingest);
        all.parallelStream().forEach(RunningService::stop);
        stores.close();
        receiver.close();
        assertThat(all.stream()
                        .flatMap(service -> (undisturbed ? service.leaksAndStackTraces() : service.leaks()).stream()))
                .as("what must not stand in a log")
                .isEmpty();
    }
}
