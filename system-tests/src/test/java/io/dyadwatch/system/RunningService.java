package io.dyadwatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.localstack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One packaged service as a process of its own. Its log is {@code target/logs/NAME.log}; closing it fails if something
 * stands there that must not.
 */
final class RunningService implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));

    private final String name;
    private final String module;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private final long logBegin;
    private Process process;

    private RunningService(String name, String module, Map<String, String> environment) {
        this.name = name;
        this.module = module;
        this.environment = environment;
        this.port = Ports.free();
        this.log = Path.of("target", "logs", name + ".log");
        this.logBegin = Files.exists(log) ? log.toFile().length() : 0;
        this.process = launch();
        // A test run that is broken off leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly(), name + "-end"));
    }

    /**
     * Starts a service and does not wait for it.
     *
     * @param name of this instance, unique in a test
     * @param module the service, for example {@code ingest-service}
     * @param environment its settings
     */
    static RunningService start(String name, String module, Map<String, String> environment) {
        return new RunningService(name, module, environment);
    }

    int port() {
        return port;
    }

    Http http() {
        return new Http(port);
    }

    RunningService awaitReady() {
        await().alias(name + " is ready, see target/logs/" + name + ".log")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> http().get("/q/health/ready").status() == 200);
        return this;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** {@code SIGTERM}; does not wait. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the process to end by itself; answers its exit code. */
    int awaitExit(Duration limit) {
        await().alias(name + " has ended, see target/logs/" + name + ".log")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive());
        return process.exitValue();
    }

    void restart() {
        process = launch();
    }

    @Override
    public void close() {
        stop();
        assertThat(leaks()).as("what must not stand in a log").isEmpty();
    }

    /** What stands in its log that never may, by line. */
    List<String> leaks() {
        return new LogScan(environment, true).findings(log, logBegin);
    }

    /** The same, and what may not stand there where nothing was broken: stack traces. */
    List<String> leaksAndStackTraces() {
        return new LogScan(environment, false).findings(log, logBegin);
    }

    /** Ends it in good order, if it does within 20 s. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        Path jar = ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(module + " is not packaged; run mvn verify from the top");
        }
        try {
            Path temp = Files.createDirectories(Path.of("target", "tmp", name));
            Files.createDirectories(log.toAbsolutePath().getParent());
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-Djava.io.tmpdir=" + temp.toAbsolutePath(),
                    "-jar",
                    jar.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // What a test sets itself goes before: one of access sets it to false.
            builder.environment().put("DYADWATCH_LOCAL", "true");
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await();
    }
}
