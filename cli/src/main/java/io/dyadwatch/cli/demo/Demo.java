package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.archive.Submission;
import io.dyadwatch.cli.post.IngestClient;
import io.dyadwatch.cli.tail.Blocks;
import io.dyadwatch.cli.tail.StartAt;
import io.dyadwatch.cli.tail.TopicReader;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Five articles through a system that is up: watched, posted, tagged, alerted, received, and compared. */
final class Demo {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Other articles may stand on the topic: read from when the first of these can be there, however clocks differ. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Stage stage;
    private final Terminal terminal;
    private final Path seeds;
    private final Path inbox;

    /** @param inbox the file that the receiver will write */
    Demo(Stage stage, Terminal terminal, Path seeds, Path inbox) {
        this.stage = stage;
        this.terminal = terminal;
        this.seeds = seeds;
        this.inbox = inbox;
    }

    /** Returns whether every expected alert was received and verified, and no other. */
    boolean run() {
        List<SampleWatch> watches = SampleWatch.read(seeds.resolve("watches.json"));
        subscribe(watches);
        Map<String, String> files = post();
        showFindings(files);
        Verdict verdict = awaitAlerts(watches, files);
        showAlerts(files, verdict);
        return verdict.isGood();
    }

    private void subscribe(List<SampleWatch> watches) {
        heading("A subscriber registers an endpoint and " + watches.size() + " watches");
        AlertClient alerts = new AlertClient(stage.alert());
        AlertClient.Endpoint endpoint = alerts.register(stage.receiverUrl(), "demo receiver");
        stage.receiver().start(endpoint.secret(), inbox);
        for (SampleWatch watch : watches) {
            alerts.watch(watch, endpoint);
            String where = "in one " + watch.scope().name().toLowerCase(Locale.ROOT);
            String what = watch.topics().isEmpty() ? "" : ", about " + String.join(", ", watch.topics());
            terminal.line("  " + watch.name());
            terminal.line(terminal.dim("    " + String.join(" × ", watch.actors()) + ", " + where + what));
        }
    }

    private Map<String, String> post() {
        heading("Five articles are posted to " + stage.ingest().url() + "/v1/articles");
        IngestClient ingest = new IngestClient(stage.ingest());
        Submission submission = new Submission(stage.source());
        Map<String, String> files = new LinkedHashMap<>();
        for (Path file : articles()) {
            String name = file.getFileName().toString();
            IngestClient.Result result = ingest.post(submission.ofText(read(file)));
            if (result instanceof IngestClient.Result.Refused refused) {
                throw new Failure("ingest-service refused " + name + ": " + refused.problem());
            }
            String id = ((IngestClient.Result.Accepted) result).id();
            files.put(id, name);
            terminal.line("  " + name + "  " + terminal.dim(id));
        }
        return files;
    }

    private void showFindings(Map<String, String> files) {
        heading("Read back from Kafka, topic " + Topics.ENRICHED_ARTICLE.name());
        Map<String, EnrichedArticle> found = new LinkedHashMap<>();
        try (TopicReader reader = TopicReader.open(
                stage.kafka(), Topics.ENRICHED_ARTICLE, new StartAt.Since(BEFORE), Clock.systemUTC())) {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (found.size() < files.size() && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    EnrichedArticle enriched = read(record);
                    String file = files.get(enriched.article().id());
                    if (file != null) {
                        found.put(file, enriched);
                    }
                }
            }
        }
        Map<String, EnrichedArticle> inOrder = new LinkedHashMap<>();
        files.values().stream().filter(found::containsKey).forEach(f -> inOrder.put(f, found.get(f)));
        FindingsTable.draw(inOrder).forEach(terminal::line);
        if (found.size() < files.size()) {
            throw new Failure("after " + LIMIT.toSeconds() + " s only " + found.size() + " of " + files.size()
                    + " articles are on " + Topics.ENRICHED_ARTICLE.name());
        }
    }

    private Verdict awaitAlerts(List<SampleWatch> watches, Map<String, String> files) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Verdict verdict = Verdict.of(watches, files, Inbox.read(inbox));
        while (!verdict.missing().isEmpty() && System.nanoTime() < deadline) {
            pause();
            verdict = Verdict.of(watches, files, Inbox.read(inbox));
        }
        return verdict;
    }

    private void showAlerts(Map<String, String> files, Verdict verdict) {
        heading("Received by the subscriber, each signature verified");
        Blocks blocks = new Blocks(terminal);
        List<Alert> alerts = Inbox.read(inbox).alerts();
        files.forEach((id, file) -> {
            terminal.line("  " + terminal.bold(file));
            alerts.stream()
                    .filter(alert -> alert.article().id().equals(id))
                    .sorted(Comparator.comparing(alert -> alert.watch().name()))
                    .forEach(alert -> blocks.proof(alert).forEach(line -> terminal.line("    " + line)));
            terminal.line();
        });
        int received = verdict.expected() - verdict.missing().size();
        String summary = received + " of " + verdict.expected() + " expected alerts received and verified, "
                + verdict.unexpected().size() + " unexpected, " + verdict.refused() + " signatures refused";
        terminal.line(verdict.isGood() ? terminal.good("✓ " + summary) : terminal.bad("✗ " + summary));
        verdict.missing().forEach(each -> terminal.line(terminal.bad("  missing     ") + each));
        verdict.unexpected().forEach(each -> terminal.line(terminal.bad("  unexpected  ") + each));
    }

    private List<Path> articles() {
        try (Stream<Path> files = Files.list(seeds)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        } catch (IOException e) {
            throw new Failure("cannot read " + seeds + ": " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static EnrichedArticle read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Json.read(record.value(), EnrichedArticle.class);
        } catch (InvalidRecord e) {
            throw new Failure(record.topic() + " holds a record that is none: " + e.getMessage(), e);
        }
    }

    private void heading(String text) {
        terminal.line();
        terminal.line(terminal.bold(text));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
