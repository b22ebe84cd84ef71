package io.dyadwatch.system;

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

/** One packaged service as a process of its own. Its log is {@code target/logs/NAME.log}. */
final class RunningService implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));

    private final String name;
    private final String module;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    private RunningService(String name, String module, Map<String, String> environment) {
        this.name = name;
        this.module = module;
        this.environment = environment;
        this.port = Ports.free();
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
                .atMost(Duration.ofSeconds(60))
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
            Path log = Files.createDirectories(Path.of("target", "logs")).resolve(name + ".log");
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
