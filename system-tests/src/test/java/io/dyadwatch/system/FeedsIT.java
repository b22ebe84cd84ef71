package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances read the feeds of publishers of every kind, one is killed, and each item is enriched once. */
class FeedsIT {
    private static final int PER_HOST = 2;

    @Test
    void each_item_is_enriched_once_though_an_instance_is_killed() {
        read(100);
    }

    @Tag("soak")
    @Test
    void so_is_each_item_of_a_thousand_feeds() {
        read(1000);
    }

    private static void read(int feeds) {
        try (NewsSites sites = new NewsSites(feeds);
                EmbeddedStores stores = EmbeddedStores.start("feeds");
                RunningService one = ingest("feeds-ingest-1", stores);
                RunningService other = ingest("feeds-ingest-2", stores);
                RunningService enrich = enrich(stores);
                TopicLog<EnrichedArticle> enriched =
                        new TopicLog<>(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE)) {
            one.awaitReady();
            other.awaitReady();
            enrich.awaitReady();
            JsonNode added = one.http()
                    .post("/v1/feeds.opml", "text/x-opml", opml(sites))
                    .json();
            assertThat(added.path("added")).hasSize(feeds);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> feedsOf(one) > 0 && feedsOf(other) > 0 && feedsOf(one) + feedsOf(other) == feeds);
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> enriched.records().size() >= sites.items().size() / 3);

            other.kill();
            long killed = System.nanoTime();
            await().atMost(Duration.ofMinutes(2)).until(() -> feedsOf(one) == feeds);
            System.out.printf("the survivor had all feeds after %.1f s%n", (System.nanoTime() - killed) / 1e9);
            await().atMost(Duration.ofMinutes(10)).until(sites::isAllSaid);
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> enriched.records().size() >= sites.items().size());

            assertThat(enriched.values().stream()
                            .map(each -> each.article().url())
                            .sorted())
                    .containsExactlyElementsOf(sites.items());
            assertThat(enriched.values()).allMatch(each -> each.revision() == 1, "is revision 1");
            assertThat(sites.mostInFlight()).isBetween(1, PER_HOST);
            assertHowEachIsDoing(one, sites);
        }
    }

    private static void assertHowEachIsDoing(RunningService service, NewsSites sites) {
        Map<String, String> errors = new HashMap<>();
        String after = "";
        do {
            JsonNode page = service.http().get("/v1/feeds?limit=1000" + after).json();
            page.path("items")
                    .forEach(each -> errors.put(
                            each.at("/feed/url").asText(),
                            each.at("/state/error").asText("")));
            after = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
        for (NewsSites.Source source : sites.sources()) {
            String expected = switch (source.habit()) {
                case FAILING -> "http-500";
                case NONSENSE -> "not-a-feed";
                case HANGING -> "timeout";
                default -> "";
            };
            assertThat(errors).containsEntry(source.url(), expected);
        }
    }

    private static int feedsOf(RunningService service) {
        return service.http()
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("dyadwatch_ingest_feeds{"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String opml(NewsSites sites) {
        StringBuilder opml = new StringBuilder("<opml version='2.0'><head/><body>");
        sites.sources()
                .forEach(source -> opml.append("<outline type='rss' xmlUrl='")
                        .append(source.url())
                        .append("'/>"));
        return opml.append("</body></opml>").toString();
    }

    private static RunningService ingest(String name, EmbeddedStores stores) {
        return RunningService.start(
                name,
                "ingest-service",
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers(),
                        "DYADWATCH_INGEST_FEEDS_ALLOWED_NETWORKS", "127.0.1.0/24",
                        "DYADWATCH_INGEST_FEEDS_PER_HOST", Integer.toString(PER_HOST),
                        "DYADWATCH_INGEST_FEEDS_HOST_PAUSE", "PT0.02S",
                        "DYADWATCH_INGEST_FEEDS_REQUEST_TIMEOUT", "PT5S",
                        "DYADWATCH_INGEST_FEEDS_FIRST_INTERVAL", "PT8S",
                        "DYADWATCH_INGEST_FEEDS_SHORTEST_INTERVAL", "PT4S",
                        "DYADWATCH_INGEST_FEEDS_LONGEST_INTERVAL", "PT20S"));
    }

    private static RunningService enrich(EmbeddedStores stores) {
        return RunningService.start(
                "feeds-enrich",
                "enrich-service",
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        stores.bootstrapServers(),
                        "DYADWATCH_ENRICH_STATE_DIR",
                        Path.of("target", "stores", "feeds-enrich-" + System.nanoTime())
                                .toAbsolutePath()
                                .toString()));
    }
}
