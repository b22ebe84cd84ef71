package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The five seed articles through the whole system, whatever its Kafka and PostgreSQL run on. */
final class SeedsScenario {
    private static final Path SEEDS = Path.of(System.getProperty("dyadwatch.root", ".."), "seeds");

    private SeedsScenario() {}

    static void run(Deployment system) {
        String endpoint = system.registerReceiver();
        String maduroAndRussia = system.watch(endpoint, "nicolas-maduro", "russia", "sentence");
        String cubaAndPanama = system.watch(endpoint, "cuba", "panama", "article");
        String cubaAndPanamaTogether = system.watch(endpoint, "cuba", "panama", "sentence");

        JsonNode gold = gold();
        Map<String, JsonNode> goldById = new LinkedHashMap<>();
        List<String> ids = system.postAll(articles());
        for (int i = 0; i < ids.size(); i++) {
            goldById.put(ids.get(i), gold.get("articles").get(i));
        }

        try (TopicLog<EnrichedArticle> enriched = new TopicLog<>(system.kafka(), Topics.ENRICHED_ARTICLE);
                TopicLog<Alert> alerts = new TopicLog<>(system.kafka(), Topics.ALERT);
                TopicLog<VocabularyEntry> vocabulary = new TopicLog<>(system.kafka(), Topics.VOCABULARY)) {
            // Where there is a canary, its articles stand beside them.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> of(goldById.keySet(), enriched).size() == 5);
            for (EnrichedArticle article : of(goldById.keySet(), enriched)) {
                assertTagged(article, goldById.getOrDefault(article.article().id(), MissingNode.getInstance()));
            }

            // Maduro and Russia share a sentence in all five; Cuba and Panama stand in one article, never together.
            Set<String> expectedAlerts = new TreeSet<>();
            for (String id : ids) {
                expectedAlerts.add(maduroAndRussia + " " + id);
            }
            expectedAlerts.add(cubaAndPanama + " " + ids.get(2));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(alertKeys(system.receiver().alerts())).isEqualTo(expectedAlerts));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(alerts.values().stream()
                                    .filter(a ->
                                            goldById.containsKey(a.article().id()))
                                    .map(a -> a.watch().id() + " " + a.article().id())
                                    .collect(Collectors.toSet()))
                            .isEqualTo(expectedAlerts));
            assertThat(system.receiver().received()).isNotEmpty().allMatch(Receiver.Received::verified, "is verified");
            system.receiver().alerts().forEach(SeedsScenario::assertProof);
            assertThat(system.alert()
                            .get("/v1/alerts?watch=" + cubaAndPanamaTogether)
                            .json()
                            .get("items"))
                    .isEmpty();
            assertThat(system.alert().get("/v1/alerts?limit=100").json().get("items"))
                    .hasSize(6);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> vocabulary.records().size() > 250);
        }
    }

    /** The seeds as they are posted, in the order of the gold file. */
    static List<Map<String, String>> articles() {
        List<Map<String, String>> articles = new ArrayList<>();
        gold().get("articles")
                .forEach(each -> articles.add(Map.of(
                        "source",
                        "seeds",
                        "text",
                        read(SEEDS.resolve(each.get("file").asText())))));
        return articles;
    }

    private static List<EnrichedArticle> of(Set<String> articles, TopicLog<EnrichedArticle> enriched) {
        return enriched.values().stream()
                .filter(each -> articles.contains(each.article().id()))
                .toList();
    }

    private static void assertTagged(EnrichedArticle article, JsonNode gold) {
        assertThat(gold.has("file")).as("is one of the posted articles").isTrue();
        String file = gold.get("file").asText();
        Set<String> actors = new TreeSet<>();
        gold.get("actors")
                .forEach(
                        a -> actors.add(a.isTextual() ? a.asText() : a.get("id").asText()));
        assertThat(article.actors().stream().map(TaggedActor::id).collect(Collectors.toSet()))
                .as("actors of %s", file)
                .isEqualTo(actors);
        Set<String> topics = article.topics().stream().map(TaggedTopic::id).collect(Collectors.toSet());
        gold.get("topics").properties().forEach(topic -> {
            if (!topic.getValue().asText().equals("borderline")) {
                assertThat(topics.contains(topic.getKey()))
                        .as("%s in %s", topic.getKey(), file)
                        .isEqualTo(topic.getValue().asText().equals("yes"));
            }
        });
        assertThat(article.language()).isEqualTo(gold.get("language").asText());
    }

    /** Every proof cuts its words out of the text that the offsets say. */
    private static void assertProof(JsonNode alert) {
        assertThat(alert.get("evidence")).isNotEmpty();
        for (JsonNode proof : alert.get("evidence")) {
            int start = proof.get("start").asInt();
            String sentence = proof.get("text").asText();
            assertThat(sentence.codePointCount(0, sentence.length()))
                    .isEqualTo(proof.get("end").asInt() - start);
            assertThat(StreamSupport.stream(proof.get("mentions").spliterator(), false))
                    .isNotEmpty()
                    .allSatisfy(mention -> assertThat(sentence.substring(
                                    sentence.offsetByCodePoints(
                                            0, mention.get("start").asInt() - start),
                                    sentence.offsetByCodePoints(
                                            0, mention.get("end").asInt() - start)))
                            .isEqualTo(mention.get("text").asText()));
        }
    }

    private static Set<String> alertKeys(List<JsonNode> alerts) {
        return alerts.stream()
                .map(a -> a.at("/watch/id").asText() + " " + a.at("/article/id").asText())
                .collect(Collectors.toSet());
    }

    private static JsonNode gold() {
        return Deployment.parse(read(SEEDS.resolve("gold.json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
