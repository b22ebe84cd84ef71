package io.dyadwatch.system.containers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a Compose file describes, built from the sources and running as a project of its own. Nothing of it is published on
 * this machine: who speaks to it stands in its network, so that several may run at once and beside others.
 */
final class ComposeStack implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));

    /** The services that are built from the sources, by the port that they listen on. */
    static final Map<String, Integer> SERVICES =
            Map.of("ingest-service", 8081, "enrich-service", 8082, "alert-service", 8083);

    private static final Path DEPLOY = ROOT.resolve("deploy");

    private final String project;
    private final List<String> composing = new ArrayList<>();
    private final Path secrets;
    private final Docker docker;
    private final Map<String, String> tokens;

    private ComposeStack(String project, List<String> files, String override) {
        this.project = project;
        this.secrets = newFolder().resolve("secrets").toAbsolutePath();
        this.tokens = madeTokens(secrets);
        this.docker = new Docker(environment());
        composing.addAll(List.of("compose", "--project-name", project, "--progress", "plain"));
        for (String file : files) {
            composing.addAll(List.of("--file", DEPLOY.resolve(file).toString()));
        }
        composing.addAll(List.of("--file", written(secrets.resolveSibling("override.yaml"), override)));
    }

    /**
     * Builds, starts and waits until all is healthy.
     *
     * @param project its name
     * @param files in {@code deploy}
     * @param overrides what this test needs otherwise
     */
    static ComposeStack start(String project, List<String> files, Overrides overrides) {
        ComposeStack stack = new ComposeStack("dyadwatch-" + project, files, overrides.yaml());
        try {
            stack.compose("build");
            if (files.contains("compose.secure.yaml")) {
                stack.makeWires();
            }
            stack.compose("up", "--wait");
            return stack;
        } catch (RuntimeException e) {
            System.out.println(stack.docker
                    .tried(stack.composed("logs", "--no-color", "--tail", "100"))
                    .printed());
            stack.close();
            throw e;
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "compose")), "stack-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Path file, String text) {
        try {
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.of("SECRETS", secrets.toString(), "DYADWATCH_IMAGES", "dyadwatch-faults");
    }

    /** Certificates and users, by the image of the cli. */
    private void makeWires() {
        ProcessBuilder making = new ProcessBuilder(DEPLOY.resolve("make-secure").toString()).inheritIO();
        making.environment().putAll(environment());
        try {
            int status = making.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("make-secure ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What make-secrets prints: a role and its token on each line. */
    private static Map<String, String> madeTokens(Path secrets) {
        try {
            Process process = new ProcessBuilder(
                            DEPLOY.resolve("make-secrets").toString(), "--demo", secrets.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (Stream<String> lines = process.inputReader().lines()) {
                return lines.map(line -> line.split(" ", -1))
                        .filter(line -> line.length == 2)
                        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String token(String role) {
        return Objects.requireNonNull(tokens.get(role), role);
    }

    /** The one network of it. */
    String network() {
        return project + "_dyadwatch";
    }

    /** The names of its containers that stay, by service; a one-shot is none. */
    Map<String, List<String>> containers() {
        Map<String, List<String>> containers = new LinkedHashMap<>();
        docker.run(
                        "ps",
                        "--all",
                        "--filter",
                        "label=com.docker.compose.project=" + project,
                        "--format",
                        "{{.Label \"com.docker.compose.service\"}} {{.Names}}")
                .lines()
                .sorted()
                .map(line -> line.split(" ", -1))
                .filter(line -> !line[0].equals("topics"))
                .forEach(line -> containers
                        .computeIfAbsent(line[0], service -> new ArrayList<>())
                        .add(line[1]));
        return containers;
    }

    /** The one container of a service. */
    String container(String service) {
        List<String> all = containers().getOrDefault(service, List.of());
        if (all.size() != 1) {
            throw new IllegalStateException(service + " has " + all.size() + " containers");
        }
        return all.get(0);
    }

    /** As {@code docker kill} does it: no signal before. Docker does not start it again by itself. */
    void kill(String container) {
        docker.run("kill", container);
    }

    void startAgain(String container) {
        docker.run("start", container);
    }

    /** With the grace that the Compose file gives. */
    void stop(String container) {
        docker.run("stop", container);
    }

    /** One after the other, each healthy before it returns. */
    void restart(String container) {
        docker.run("restart", container);
        awaitHealthy(container);
    }

    void awaitHealthy(String container) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> health(container).equals("healthy"));
    }

    /** {@code healthy}, {@code unhealthy} or {@code starting}. */
    String health(String container) {
        return docker.run("inspect", "--format", "{{.State.Health.Status}}", container)
                .strip();
    }

    /** How often Docker has started it again by itself. */
    int restarts(String container) {
        return Integer.parseInt(docker.run("inspect", "--format", "{{.RestartCount}}", container)
                .strip());
    }

    /** As an operator scales, and waits. */
    void scale(String service, int instances) {
        compose("up", "--wait", "--no-recreate", "--scale", service + "=" + instances, service);
    }

    /** The seeds through it, by a subscriber of its own; fails unless all its alerts came and no other. */
    void demonstrate() {
        compose("run", "--rm", "demo");
    }

    /** What one instance tells of itself. */
    Metrics metrics(String container, String service) {
        // Bash alone, as the image's own health check has it.
        String asked = "exec 3<>/dev/tcp/127.0.0.1/" + SERVICES.get(service)
                + "; printf 'GET /q/metrics HTTP/1.0\\r\\nHost: localhost\\r\\nAuthorization: Bearer %s\\r\\n\\r\\n'"
                + " \"$TOKEN\" >&3; cat <&3";
        return Metrics.parse(new Docker(Map.of("TOKEN", token("operator")))
                .run("exec", "--env", "TOKEN", container, "bash", "-c", asked));
    }

    /** What all its containers logged. */
    String logs() {
        return docker.run(composed("logs", "--no-color", "--no-log-prefix"));
    }

    /** Where what it mounts as secrets is. */
    Path secrets() {
        return secrets;
    }

    Docker docker() {
        return docker;
    }

    String project() {
        return project;
    }

    private void compose(String... arguments) {
        docker.run(composed(arguments));
    }

    private String[] composed(String... arguments) {
        return Stream.concat(composing.stream(), Stream.of(arguments)).toArray(String[]::new);
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--timeout", "5");
    }
}
