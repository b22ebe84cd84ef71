package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three services on given stores, and one subscriber. */
final class RunningSystem implements AutoCloseable {
    final Stores stores;
    final Receiver receiver = new Receiver();
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
                java.nio.file.Path.of("target", "stores", name + "-enrich-" + System.nanoTime())
                        .toAbsolutePath()
                        .toString());
        this.enrich = RunningService.start(name + "-enrich", "enrich-service", streams);
        Map<String, String> ledger = new LinkedHashMap<>(kafka);
        ledger.put("QUARKUS_DATASOURCE_JDBC_URL", stores.jdbcUrl());
        ledger.put("QUARKUS_DATASOURCE_USERNAME", stores.user());
        ledger.put("QUARKUS_DATASOURCE_PASSWORD", stores.password());
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

    /** Makes the receiver an endpoint of the system and tells it the secret; answers the endpoint's id. */
    String registerReceiver() {
        JsonNode endpoint = created(alertHttp().post("/v1/endpoints", Map.of("url", receiver.url())));
        receiver.knows(endpoint.get("secret").asText());
        return endpoint.get("id").asText();
    }

    /** Creates a watch; answers its id. */
    String watch(String endpoint, String one, String other, String scope, String... topics) {
        Map<String, Object> watch = new LinkedHashMap<>();
        watch.put("name", one + " and " + other);
        watch.put("actors", List.of(one, other));
        watch.put("scope", scope);
        watch.put("endpoint", endpoint);
        if (topics.length > 0) {
            watch.put("topics", List.of(topics));
        }
        return created(alertHttp().post("/v1/watches", watch)).get("id").asText();
    }

    Http alertHttp() {
        return alert.get(0).http();
    }

    /** Posts articles in one batch and expects each to be accepted; answers their ids in order. */
    List<String> postAll(List<? extends Map<String, ?>> articles) {
        Http.Answer answer = ingest.http().post("/v1/articles/batch", "application/x-ndjson", ndjson(articles));
        assertThat(answer.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        for (String line : answer.body().lines().toList()) {
            JsonNode result = parse(line);
            assertThat(result.path("status").asInt()).as(line).isEqualTo(202);
            ids.add(result.get("id").asText());
        }
        assertThat(ids).hasSize(articles.size());
        return ids;
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

    static JsonNode created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    static JsonNode parse(String json) {
        try {
            return Http.JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String ndjson(List<? extends Map<String, ?>> articles) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, ?> article : articles) {
            try {
                lines.append(Http.JSON.writeValueAsString(article)).append('\n');
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }
        return lines.toString();
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
