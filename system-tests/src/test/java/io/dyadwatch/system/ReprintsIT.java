package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class ReprintsIT {
    private static final int STORIES = 50;

    @Test
    void two_reprints_at_once_over_two_instances_make_one_alert() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("reprints"), "reprints", 2)) {
            String endpoint = system.deployment().registerReceiver();
            system.deployment().watch(endpoint, "nicolas-maduro", "russia", "sentence");
            Prose prose = new Prose(7);

            for (int i = 0; i < STORIES; i++) {
                String body = prose.sentences(8) + "\nNicolás Maduro habló con Rusia sobre " + prose.word() + ".\n"
                        + prose.sentences(8);
                system.deployment()
                        .postAll(List.of(
                                reprint(prose, body, "https://one.example/" + i + "-", 0),
                                reprint(prose, body, "https://other.example/" + i + "-", 1)));
            }

            try (TopicLog<EnrichedArticle> enriched =
                            new TopicLog<>(system.stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                    ConsumerLag lag = new ConsumerLag(system.stores.bootstrapServers(), "alert-service", enriched)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> lag.records() == 0 && enriched.records().size() == 2 * STORIES);
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> system.query("select count(*) from delivery where state <> 'delivered'")
                            .equals(List.of("0")));
            assertThat(system.query("select count(*) from alert")).containsExactly(Integer.toString(STORIES));
            assertThat(system.receiver.alerts()).hasSize(STORIES);
        }
    }

    /** Of one story; lands on a partition of the lower or the upper half, so that another instance reads it. */
    private static Map<String, Object> reprint(Prose prose, String body, String urlPrefix, int half) {
        Map<String, Object> article = new LinkedHashMap<>();
        int suffix = 0;
        while (partition(ArticleId.ofUrl(urlPrefix + suffix)) / (Topics.PARTITIONS / 2) != half) {
            suffix++;
        }
        article.put("url", urlPrefix + suffix);
        article.put("title", prose.sentence());
        article.put("text", "(" + prose.word() + ") " + body + "\n" + prose.sentence());
        article.put("language", "es");
        return article;
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % Topics.PARTITIONS;
    }
}
