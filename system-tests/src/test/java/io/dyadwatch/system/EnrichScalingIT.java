package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;

/**
 * Three instances of enrich-service that come and go while articles are posted, as {@code --scale enrich-service=3} makes
 * them: alike but for a port and a folder that nobody chose for them, and without a name of their own.
 */
class EnrichScalingIT {
    private static final int PER_SECOND = 40;

    @Test
    void instances_join_leave_and_die_and_every_article_is_enriched_once() {
        try (EmbeddedStores stores = EmbeddedStores.start("scaling");
                RunningService ingest = RunningService.start(
                        "scaling-ingest",
                        "ingest-service",
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers()));
                RunningService one = enrich("scaling-enrich-1", stores);
                TopicLog<EnrichedArticle> enriched =
                        new TopicLog<>(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE);
                Admin admin = Admin.create(Map.of("bootstrap.servers", stores.bootstrapServers()))) {
            ingest.awaitReady();
            one.awaitReady();
            Set<String> accepted;
            try (SteadyLoad load = new SteadyLoad(ingest.port(), PER_SECOND, Prose::other)) {
                load.awaitMore(40);
                try (RunningService two = enrich("scaling-enrich-2", stores);
                        RunningService three = enrich("scaling-enrich-3", stores)) {
                    two.awaitReady();
                    three.awaitReady();
                    awaitShared(admin, 3);
                    load.awaitMore(40);

                    two.terminate();
                    awaitShared(admin, 2);
                    load.awaitMore(40);

                    three.kill();
                    awaitShared(admin, 1);
                    load.awaitMore(40);

                    three.restart();
                    three.awaitReady();
                    awaitShared(admin, 2);
                    load.awaitMore(40);
                }
                load.stop();
                accepted = load.accepted();
            }

            await().atMost(Duration.ofMinutes(1)).until(() -> enriched.records().size() >= accepted.size());
            assertThat(enriched.records().stream()
                            .map(ConsumerRecord::key)
                            .sorted()
                            .toList())
                    .containsExactlyElementsOf(accepted);
        }
    }

    private static RunningService enrich(String name, EmbeddedStores stores) {
        Path state = Path.of("target", "stores", name + "-" + System.nanoTime()).toAbsolutePath();
        return RunningService.start(
                name,
                "enrich-service",
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers(),
                        "DYADWATCH_ENRICH_STATE_DIR", state.toString()));
    }

    /** Waits until so many instances have all partitions of the articles among them, and each has some. */
    private static void awaitShared(Admin admin, int instances) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(shares(admin)).hasSize(instances);
            assertThat(shares(admin).stream().mapToInt(Set::size).sum()).isEqualTo(Topics.ARTICLE.partitions());
        });
    }

    /** The partitions of each member that has some; none while the group is not stable. */
    private static List<Set<Integer>> shares(Admin admin) throws InterruptedException, ExecutionException {
        var group = Objects.requireNonNull(admin.describeConsumerGroups(List.of("enrich-service"))
                        .describedGroups()
                        .get("enrich-service"))
                .get();
        if (group.groupState() != GroupState.STABLE) {
            return List.of();
        }
        return group.members().stream()
                .map(EnrichScalingIT::share)
                .filter(share -> !share.isEmpty())
                .toList();
    }

    private static Set<Integer> share(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(Topics.ARTICLE.name()))
                .map(partition -> partition.partition())
                .collect(Collectors.toSet());
    }
}
