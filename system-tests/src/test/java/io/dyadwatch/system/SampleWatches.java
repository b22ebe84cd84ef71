package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The watches of {@code seeds/watches.json}, which say themselves on which of the seed articles they fire. */
final class SampleWatches {
    private static final Path SEEDS = Path.of(System.getProperty("dyadwatch.root", ".."), "seeds");

    private SampleWatches() {}

    /** Posts the seeds and expects each alert that a watch names, and no other, at the receiver. */
    static void run(Deployment system) {
        String endpoint = system.registerReceiver();
        Set<String> expected = new TreeSet<>();
        Set<String> files = new TreeSet<>();
        for (JsonNode watch : Deployment.parse(read("watches.json"))) {
            String id = create(system, endpoint, watch);
            watch.get("expect").forEach(file -> {
                expected.add(id + " " + file.asText());
                files.add(file.asText());
            });
        }
        assertThat(expected).hasSize(14);
        List<String> posted = List.copyOf(files);
        List<String> ids = system.postAll(posted.stream()
                .map(file -> Map.of("source", "seeds", "text", read(file)))
                .toList());
        Map<String, String> fileById = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            fileById.put(ids.get(i), posted.get(i));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told(system, fileById)).isEqualTo(expected));
        try (TopicLog<EnrichedArticle> enriched = new TopicLog<>(system.kafka(), Topics.ENRICHED_ARTICLE);
                TopicLog<ActorPair> pairs = new TopicLog<>(system.kafka(), Topics.ACTOR_PAIR)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> enriched.records().size() == ids.size());
            await().atMost(Duration.ofSeconds(60)).until(() -> pairs.records().size() > ids.size());
        }
    }

    private static Set<String> told(Deployment system, Map<String, String> fileById) {
        return system.receiver().alerts().stream()
                .map(alert -> alert.at("/watch/id").asText() + " "
                        + fileById.getOrDefault(alert.at("/article/id").asText(), "another article"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String create(Deployment system, String endpoint, JsonNode watch) {
        Map<String, Object> request = new LinkedHashMap<>();
        watch.properties().forEach(field -> request.put(field.getKey(), field.getValue()));
        request.remove("expect");
        request.put("endpoint", endpoint);
        return Deployment.created(system.alert().post("/v1/watches", request))
                .get("id")
                .asText();
    }

    private static String read(String file) {
        try {
            return Files.readString(SEEDS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
