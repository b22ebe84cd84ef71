package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running system as its users see it, however it was started.
 *
 * @param ingest ingest-service
 * @param alert one alert-service
 * @param kafka how clients here get to its Kafka
 * @param receiver a subscriber that it can reach
 */
record Deployment(Http ingest, Http alert, Map<String, Object> kafka, Receiver receiver) {

    /** On a Kafka that lets everybody in. */
    Deployment(Http ingest, Http alert, String bootstrapServers, Receiver receiver) {
        this(ingest, alert, Map.of("bootstrap.servers", bootstrapServers), receiver);
    }

    /** Makes the receiver an endpoint of the system and tells it the secret; answers the endpoint's id. */
    String registerReceiver() {
        JsonNode endpoint = created(alert.post("/v1/endpoints", Map.of("url", receiver.url())));
        receiver.knows(endpoint.get("secret").asText());
        return endpoint.get("id").asText();
    }

    /** Makes one path of the receiver an endpoint of its own; answers its id. */
    String registerReceiver(String path) {
        JsonNode endpoint = created(alert.post("/v1/endpoints", Map.of("url", receiver.url(path))));
        receiver.knows(path, endpoint.get("secret").asText());
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
        return created(alert.post("/v1/watches", watch)).get("id").asText();
    }

    /** Posts articles in one batch and expects each to be accepted; answers their ids in order. */
    List<String> postAll(List<? extends Map<String, ?>> articles) {
        Http.Answer answer = ingest.post("/v1/articles/batch", "application/x-ndjson", ndjson(articles));
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

    static JsonNode parse(String json) {
        try {
            return Http.JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String ndjson(List<? extends Map<String, ?>> articles) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, ?> article : articles) {
            lines.append(Http.write(article)).append('\n');
        }
        return lines.toString();
    }
}
