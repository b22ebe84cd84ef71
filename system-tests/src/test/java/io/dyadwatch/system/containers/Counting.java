package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The counter, {@link io.dyadwatch.system.counter}, as a container in a stack's network: it posts from its start on, and
 * counts.
 */
final class Counting implements AutoCloseable {
    /** What the bars are measured at, and less by {@code -Ddyadwatch.faults.per-second} on a machine that does other work. */
    static final int PER_SECOND = Integer.getInteger("dyadwatch.faults.per-second", 50);

    /** Articles a fault, or as {@code -Ddyadwatch.faults.articles} says. */
    static final int ARTICLES = Integer.getInteger("dyadwatch.faults.articles", 3000);

    private static final Pattern LIBRARIES =
            Pattern.compile("kafka-clients-.*|jackson-(core|databind|annotations)-.*|slf4j-api-.*");
    private static final String PACKAGE = "io/dyadwatch/system/counter";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Docker docker;
    private final String container;
    private final String report;

    private Counting(Docker docker, String container) {
        this.docker = docker;
        this.container = container;
        this.report = "http://"
                + docker.run("port", container, "8090/tcp").lines().findFirst().orElseThrow();
    }

    /**
     * Starts it, and waits for the first alert.
     *
     * @param bootstrapServers as seen in the stack's network
     */
    static Counting start(ComposeStack stack, String bootstrapServers) {
        String name = stack.project() + "-counter";
        Docker docker = new Docker(Map.of(
                "OPERATOR_TOKEN", stack.token("operator"),
                "PUBLISHER_TOKEN", stack.token("publisher")));
        docker.run(
                "create",
                "--name=" + name,
                "--network=" + stack.network(),
                "--network-alias=counter",
                "--publish=127.0.0.1::8090",
                "--memory=512m",
                "--env=OPERATOR_TOKEN",
                "--env=PUBLISHER_TOKEN",
                "--env=RUN=run" + ProcessHandle.current().pid(),
                "--env=INGEST=http://ingest-service:8081",
                "--env=ALERT=http://alert-service:8083",
                "--env=HOOK=http://counter:8090/hook",
                "--env=BOOTSTRAP_SERVERS=" + bootstrapServers,
                "--env=PER_SECOND=" + PER_SECOND,
                "eclipse-temurin:25-jre",
                "java",
                "-cp",
                "/counter:/counter/*",
                "io.dyadwatch.system.counter.Counter");
        try {
            docker.run("cp", ownClasses().toString(), name + ":/counter");
            for (Path library : libraries()) {
                docker.run("cp", library.toString(), name + ":/counter/" + library.getFileName());
            }
            docker.run("start", name);
            Counting counting = new Counting(docker, name);
            counting.await(
                    "the first alert",
                    Duration.ofMinutes(1),
                    count -> count.path("alerts").asInt() > 0);
            return counting;
        } catch (RuntimeException e) {
            System.out.println(docker.tried("logs", name).printed());
            docker.run("rm", "--force", name);
            throw e;
        }
    }

    /** A folder with the counter's classes, and nothing else of ours. */
    private static Path ownClasses() {
        try {
            Path from = Path.of(Counting.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(PACKAGE);
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "compose")), "counter-");
            Path to = Files.createDirectories(folder.resolve(PACKAGE));
            try (Stream<Path> classes = Files.list(from)) {
                for (Path each : classes.toList()) {
                    Files.copy(each, to.resolve(each.getFileName()));
                }
            }
            return folder;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .map(Path::of)
                .filter(path ->
                        LIBRARIES.matcher(String.valueOf(path.getFileName())).matches())
                .toList();
    }

    /** From now on silences and numbers are of a new fault. */
    void mark() {
        ask("POST", "/mark");
    }

    /** The count as it stands. */
    JsonNode count() {
        return ask("GET", "/report");
    }

    /** Waits until so many articles of this fault have been accepted. */
    void awaitAccepted(int articles) {
        await(
                articles + " accepted articles",
                Duration.ofMinutes(10),
                count -> count.path("acceptedSinceMark").asInt() >= articles);
    }

    /** Waits until all that waits is what came in the last seconds. */
    void awaitSettled() {
        // Of an article a record, an enriched record, two pairs and two alerts may be waited for.
        await(
                "what had been left undone",
                Duration.ofMinutes(5),
                count -> count.path("missing").asInt() < 10 * PER_SECOND);
    }

    /** Waits for the articles of this fault, and until all is as before; answers {@link #longestSilence}. */
    double awaitWorkDone() {
        awaitAccepted(ARTICLES);
        awaitSettled();
        return longestSilence();
    }

    /** The longest time of this fault, in seconds, in which nothing was accepted, or enriched, or told. */
    double longestSilence() {
        JsonNode silence = count().path("silenceSeconds");
        System.out.println("silences: " + silence);
        return Math.max(
                silence.path("accepting").asDouble(),
                Math.max(
                        silence.path("enriching").asDouble(),
                        silence.path("alerting").asDouble()));
    }

    /** Posts no more, waits for everything, and holds that each thing is there once. */
    void finish() {
        finish(Duration.ofMinutes(5));
    }

    /** @param atMost for everything to come */
    void finish(Duration atMost) {
        ask("POST", "/stop");
        await(
                "everything",
                atMost,
                count -> !count.path("posting").asBoolean()
                        && count.path("missing").asInt() == 0);
        // A second one could only come after the first.
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count().path("missing").asInt() == 0);
        JsonNode count = count();
        System.out.println("counted: " + count);
        assertThat(count.path("twice").asInt()).as(count.toString()).isZero();
        assertThat(count.path("wrong").asInt()).as(count.toString()).isZero();
        assertThat(count.path("deadLetters").asInt()).as(count.toString()).isZero();
    }

    private void await(String what, Duration atMost, Predicate<JsonNode> condition) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(this::count, condition);
    }

    private JsonNode ask(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(report + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        docker.run("rm", "--force", container);
    }
}
