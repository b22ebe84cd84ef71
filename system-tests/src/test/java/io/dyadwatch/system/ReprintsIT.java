package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReprintsIT {
    private static final int STORIES = 50;
    private static final int REPRINTS = 50;
    private static final int FOLLOW_UPS = 10;

    private RunningSystem system;
    private String endpoint;
    private String watch = "";
    private int posted;
    /** Alerts that only showed that a watch is live. */
    private final Set<String> canaries = new HashSet<>();

    @BeforeAll
    void start() {
        system = RunningSystem.start(EmbeddedStores.start("reprints"), "reprints", 2);
        system.undisturbed();
        endpoint = system.deployment().registerReceiver();
    }

    @AfterAll
    void stop() {
        system.close();
    }

    /** A watch of its own for each test, none left of the one before, and one that both instances know by now. */
    private void watch() {
        if (!watch.isEmpty()) {
            system.deployment().alert().delete("/v1/watches/" + watch);
        }
        watch = system.deployment().watch(endpoint, "nicolas-maduro", "russia", "sentence");
        for (int half = 0; half < 2; half++) {
            int partitions = half;
            await().atMost(Duration.ofSeconds(30)).until(() -> isFoundBy(partitions));
        }
        canaries.clear();
        alerts().forEach(alert -> canaries.add(alert.get("id").asText()));
    }

    /** Whether whoever reads the half of the partitions alerts on a new story. */
    private boolean isFoundBy(int half) {
        Prose prose = new Prose(1000 + posted);
        Map<String, Object> canary = inHalf(prose.matching(1000 + posted), half);
        post(List.of(canary));
        awaitProcessed();
        return alerts().stream()
                .anyMatch(alert -> alert.at("/article/url").asText().equals(canary.get("url")));
    }

    @Test
    void two_reprints_at_once_over_two_instances_make_one_alert() {
        watch();
        Prose prose = new Prose(7);

        for (int i = 0; i < STORIES; i++) {
            String body = prose.sentences(8) + "\nNicolás Maduro habló con Rusia sobre " + prose.word() + ".\n"
                    + prose.sentences(8);
            post(List.of(
                    reprint(prose, body, "https://one.example/" + i + "-", 0),
                    reprint(prose, body, "https://other.example/" + i + "-", 1)));
        }

        awaitProcessed();
        assertThat(alerts()).hasSize(STORIES);
        assertThat(notified()).hasSize(STORIES).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fifty_reprints_at_once_over_two_instances_are_one_story_and_ten_follow_ups_are_ten_more(long seed) {
        watch();
        Wire wire = new Wire(seed, "wire" + seed);
        List<Map<String, Object>> articles = new ArrayList<>();
        for (int i = 0; i < REPRINTS; i++) {
            articles.add(inHalf(wire.reprint(i), i % 2));
        }
        for (int i = 0; i < FOLLOW_UPS; i++) {
            articles.add(inHalf(wire.followUp(i), i % 2));
        }
        Collections.shuffle(articles, new Random(seed));

        post(articles);

        awaitProcessed();
        Map<String, Integer> sourcesByAlert = new LinkedHashMap<>();
        alerts().forEach(alert -> sourcesByAlert.put(
                alert.get("id").asText(), alert.at("/story/sourceCount").asInt()));
        assertThat(sourcesByAlert.values().stream().sorted().toList())
                .as("sources of each alert")
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, REPRINTS);
        assertThat(notified()).containsExactlyInAnyOrderElementsOf(sourcesByAlert.keySet());
        String story = sourcesByAlert.entrySet().stream()
                .filter(each -> each.getValue() == REPRINTS)
                .findFirst()
                .orElseThrow()
                .getKey();
        assertThat(sources(story))
                .isEqualTo(articles.stream()
                        .map(ReprintsIT::host)
                        .filter(host -> host.startsWith("paper"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void post(List<Map<String, Object>> articles) {
        system.deployment().postAll(articles);
        posted += articles.size();
    }

    private void awaitProcessed() {
        try (TopicLog<EnrichedArticle> enriched =
                        new TopicLog<>(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                ConsumerLag lag = new ConsumerLag(system.stores.bootstrapServers(), "alert-service", enriched)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> lag.records() == 0 && enriched.records().size() == posted);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> system.query("select count(*) from delivery where state <> 'delivered'")
                        .equals(List.of("0")));
    }

    private List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        system.deployment()
                .alert()
                .get("/v1/alerts?limit=100&watch=" + watch)
                .json()
                .get("items")
                .forEach(alerts::add);
        alerts.removeIf(alert -> canaries.contains(alert.get("id").asText()));
        return alerts;
    }

    /** Ids of the alerts that the subscriber was told. */
    private List<String> notified() {
        return system.receiver.alerts().stream()
                .filter(alert -> alert.at("/watch/id").asText().equals(watch))
                .map(alert -> alert.get("id").asText())
                .filter(id -> !canaries.contains(id))
                .toList();
    }

    private Set<String> sources(String alert) {
        Set<String> sources = new TreeSet<>();
        system.deployment()
                .alert()
                .get("/v1/alerts/" + alert)
                .json()
                .at("/story/sources")
                .forEach(source -> sources.add(source.asText()));
        return sources;
    }

    private static String host(Map<String, Object> article) {
        return URI.create(String.valueOf(article.get("url"))).getHost();
    }

    private static Map<String, Object> reprint(Prose prose, String body, String url, int half) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("url", url);
        article.put("title", prose.sentence());
        article.put("text", "(" + prose.word() + ") " + body + "\n" + prose.sentence());
        article.put("language", "es");
        return inHalf(article, half);
    }

    /** With a URL that puts it on a partition of the lower or the upper half, so that another instance reads it. */
    private static Map<String, Object> inHalf(Map<String, Object> article, int half) {
        int suffix = 0;
        while (partition(ArticleId.ofUrl(article.get("url") + "-" + suffix)) / (Topics.PARTITIONS / 2) != half) {
            suffix++;
        }
        article.put("url", article.get("url") + "-" + suffix);
        return article;
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % Topics.PARTITIONS;
    }
}
