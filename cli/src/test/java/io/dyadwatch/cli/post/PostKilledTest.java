package io.dyadwatch.cli.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own that is killed, as {@code kill -9} does. */
class PostKilledTest {
    private static final int ARTICLES = 5_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void killedTwiceAndStartedAgainEachArticleArrivesAndOnlyWhatWasInFlightTwice() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.ndjson"),
                IntStream.range(0, ARTICLES)
                        .mapToObj(i -> "{\"text\":\"t" + i + "\"}\n")
                        .collect(Collectors.joining()));
        try (IngestStandIn ingest = new IngestStandIn()) {
            // The results of the batch that the process dies in are stored, but it never learns of them.
            runAndKill(ingest, file, 4);
            runAndKill(ingest, file, 3);
            int exit = start(ingest, file).waitFor();

            assertThat(exit).isZero();
            List<String> texts =
                    ingest.posted().stream().map(a -> a.path("text").asText()).toList();
            assertThat(new HashSet<>(texts)).hasSize(ARTICLES);
            assertThat(texts.size()).isBetween(ARTICLES, ARTICLES + 2 * Window.MAX_ENTRIES);
            assertThat(Files.readString(folder.resolve("out"))).endsWith(ARTICLES + " accepted, 0 refused\n");
        }
    }

    private void runAndKill(IngestStandIn ingest, Path file, int goodBatches) throws Exception {
        for (int i = 0; i < goodBatches; i++) {
            ingest.fail(IngestStandIn.none());
        }
        CompletableFuture<Process> running = new CompletableFuture<>();
        ingest.fail((standIn, exchange, articles) -> {
            try {
                running.get().destroyForcibly().waitFor();
            } catch (InterruptedException | ExecutionException e) {
                throw new IOException(e);
            }
            return false;
        });
        Process process = start(ingest, file);
        running.complete(process);
        assertThat(process.waitFor()).isNotZero();
    }

    private Process start(IngestStandIn ingest, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        absoluteClassPath(),
                        "io.dyadwatch.cli.Dyadwatch",
                        "post",
                        "--url",
                        ingest.url(),
                        file.toString())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** The process works in another folder. */
    private static String absoluteClassPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
