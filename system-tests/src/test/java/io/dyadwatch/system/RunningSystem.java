package io.dyadwatch.system;

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
    final Stores stores;
    final Receiver receiver = new Receiver("127.0.0.1");
    final RunningService ingest;
    final RunningService enrich;
    final List<RunningService> alert = new ArrayList<>();

    private RunningSystem(Stores stores, String name, int alertInstances) {
        this.stores = stores;
        Map<String, String> kafka = Map.of("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers());
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
        ledger.put(
                "DYADWATCH_ALERT_ENCRYPTION_KEYS", "test:" + Base64.getEncoder().encodeToString(new byte[32]));
        ledger.put("DYADWATCH_ALERT_ALLOWED_NETWORKS", "127.0.0.1/32:" + receiver.port());
        for (int i = 0; i < alertInstances; i++) {
            alert.add(RunningService.start(name + "-alert-" + i, "alert-service", ledger));
        }
    }

    /** Starts everything and waits until it is ready. */
    static RunningSystem start(Stores stores, String name, int alertInstances) {
        RunningSystem system = new RunningSystem(stores, name, alertInstances);
        system.ingest.awaitReady();
        system.enrich.awaitReady();
        system.alert.forEach(RunningService::awaitReady);
        return system;
    }

    /** The system as its users see it. */
    Deployment deployment() {
        return new Deployment(ingest.http(), alert.get(0).http(), stores.bootstrapServers(), receiver);
    }

    /** The first column of every row. */
    List<String> query(String sql) {
        try (Connection connection = DriverManager.getConnection(stores.jdbcUrl(), stores.user(), stores.password());
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
        all.parallelStream().forEach(RunningService::close);
        receiver.close();
        stores.close();
    }
}
