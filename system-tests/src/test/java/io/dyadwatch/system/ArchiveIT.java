package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive is posted by the command: killed twice and given again, and beside news of today. */
class ArchiveIT {
    private static final int KILLS = 2;
    /** Lines without an answer at a time: docs/archives.md. */
    private static final int IN_FLIGHT = 500;

    @TempDir
    Path folder = Path.of("");

    @Test
    void each_article_is_enriched_once_though_the_command_is_killed() throws Exception {
        post(5_000);
    }

    @Tag("soak")
    @Test
    void so_is_each_of_a_hundred_thousand() throws Exception {
        post(100_000);
    }

    @Test
    void a_backfill_waits_for_enrich_service_and_an_article_of_today_for_nobody() throws Exception {
        int articles = 1_000;
        Path archive = ArchiveOfNews.write(folder.resolve("archive.ndjson"), articles);
        try (EmbeddedStores stores = EmbeddedStores.start("backfill");
                RunningService ingest = ingest(stores);
                RunningService enrich = enrich(stores);
                KeyCounts accepted = new KeyCounts(stores.bootstrapServers(), Topics.ARTICLE);
                KeyCounts enriched = new KeyCounts(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE)) {
            ingest.awaitReady();
            enrich.awaitReady();
            Prose prose = new Prose(3);
            // So that it has read something, of each partition.
            for (int i = 0; i < 100; i++) {
                ingest.http().post("/v1/articles", prose.other(i));
            }
            await().until(() -> enriched.counts().size() == 100);
            enrich.stop();
            Process command = command(ingest, archive, folder.resolve("post.log"), "--backfill");
            await().atMost(Duration.ofMinutes(1)).until(() -> accepted.counts().size() > 100);
            await().during(Duration.ofSeconds(3)).until(() -> accepted.counts().size() < 100 + articles / 2);
            assertThat(ingest.http().post("/v1/articles", prose.other(101)).status())
                    .isEqualTo(202);

            enrich.restart();
            assertThat(command.waitFor())
                    .as(Files.readString(folder.resolve("post.log")))
                    .isZero();
            await().atMost(Duration.ofMinutes(1)).until(() -> enriched.counts().size() == 100 + 1 + articles);
        }
    }

    private void post(int articles) throws IOException, InterruptedException {
        Path archive = ArchiveOfNews.write(folder.resolve("archive.ndjson"), articles);
        try (EmbeddedStores stores = EmbeddedStores.start("archive");
                RunningService ingest = ingest(stores);
                RunningService enrich = enrich(stores);
                KeyCounts accepted = new KeyCounts(stores.bootstrapServers(), Topics.ARTICLE);
                KeyCounts enriched = new KeyCounts(stores.bootstrapServers(), Topics.ENRICHED_ARTICLE)) {
            ingest.awaitReady();
            enrich.awaitReady();
            Path log = folder.resolve("post.log");
            for (int kill = 1; kill <= KILLS; kill++) {
                Process command = command(ingest, archive, log);
                int wanted = articles * kill / (KILLS + 1);
                await().atMost(Duration.ofMinutes(10))
                        .until(() -> accepted.counts().size() >= wanted);
                assertThat(command.isAlive())
                        .as("the command, when it is to be killed")
                        .isTrue();
                command.destroyForcibly().waitFor();
            }
            Process command = command(ingest, archive, log);
            long mostMemory = 0;
            while (command.isAlive()) {
                mostMemory = Math.max(mostMemory, memoryKilobytes(command));
                accepted.counts();
                enriched.counts();
            }
            assertThat(command.exitValue()).as(Files.readString(log)).isZero();
            assertThat(log).content().endsWith(articles + " accepted, 0 refused\n");
            await().atMost(Duration.ofMinutes(10)).until(() -> enriched.counts().size() >= articles);

            assertThat(enriched.counts())
                    .hasSize(articles)
                    .allSatisfy((id, times) -> assertThat(times).isOne());
            await().until(() -> accepted.counts().size() >= articles);
            int again = accepted.counts().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    - articles;
            System.out.printf(
                    "%d articles, killed %d times: %d sent again, at most %d MB%n",
                    articles, KILLS, again, mostMemory / 1024);
            assertThat(again).isBetween(0, KILLS * IN_FLIGHT);
        }
    }

    private static RunningService ingest(EmbeddedStores stores) {
        return RunningService.start(
                "archive-ingest", "ingest-service", Map.of("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers()));
    }

    private RunningService enrich(EmbeddedStores stores) {
        return RunningService.start(
                "archive-enrich",
                "enrich-service",
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        stores.bootstrapServers(),
                        "DYADWATCH_ENRICH_STATE_DIR",
                        folder.resolve("state").toString()));
    }

    private Process command(RunningService ingest, Path archive, Path log, String... options) {
        List<String> arguments = new ArrayList<>(List.of("post", "--url", "http://127.0.0.1:" + ingest.port()));
        arguments.addAll(List.of(options));
        arguments.add(archive.toString());
        return Command.start(folder, log, arguments.toArray(String[]::new));
    }

    /** The most that it has had of the machine's memory; 0 once it has ended, and where there is no {@code /proc}. */
    private static long memoryKilobytes(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
