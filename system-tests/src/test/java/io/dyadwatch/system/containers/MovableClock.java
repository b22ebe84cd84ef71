package io.dyadwatch.system.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A clock that one service sees instead of its machine's: libfaketime, of the runtime image's own distribution, stands
 * between the service and the C library and adds what a file says, which it reads once a second. Waiting and timing go by
 * another clock, which stays as it is.
 */
final class MovableClock implements AutoCloseable {
    private static final String VOLUME = "dyadwatch-movable-clock";
    private static final String FILE = "/clock/ahead";
    private static final String IMAGE = """
            FROM eclipse-temurin:25-jre
            RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libfaketime \\
             && mkdir /clock && cp /usr/lib/*/faketime/libfaketimeMT.so.1 /clock/
            """;

    private final Docker docker = new Docker(Map.of());
    private final String service;

    private MovableClock(String service) {
        this.service = service;
    }

    /** Skips the test, with a line that says so, where the library cannot be had. */
    static MovableClock in(String service) {
        MovableClock clock = new MovableClock(service);
        Docker.Result built = clock.docker.tried(
                "build",
                "--quiet",
                "--tag",
                VOLUME,
                clock.folderWithDockerfile().toString());
        if (built.status() != 0) {
            System.out.println(
                    "Skipped: libfaketime could not be had, so a wrong clock was not tried. " + built.printed());
        }
        assumeTrue(built.status() == 0, "libfaketime could not be had");
        // A new volume begins with what the image has there.
        clock.set(Duration.ZERO);
        return clock;
    }

    private Path folderWithDockerfile() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "compose")), "clock-");
            Files.writeString(folder.resolve("Dockerfile"), IMAGE);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a stack needs for the service to see this clock. */
    Overrides overrides() {
        return new Overrides()
                .volume(VOLUME + ":\n  external: true")
                .line(service, "volumes: [\"" + VOLUME + ":/clock:ro\"]")
                .environment(service, "LD_PRELOAD", "/clock/libfaketimeMT.so.1")
                .environment(service, "FAKETIME_TIMESTAMP_FILE", FILE)
                .environment(service, "FAKETIME_CACHE_DURATION", "1")
                .environment(service, "FAKETIME_DONT_FAKE_MONOTONIC", "1")
                // Else waits that are timed by that other clock return at once, and the service does nothing else.
                .environment(service, "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /**
     * From about a second later the clock is so far ahead. The file is there from the beginning and outlives a restart:
     * without it the library looks for it each time that it is asked for the time, and everything takes ten times as long.
     */
    void set(Duration ahead) {
        String written = "echo +" + ahead.toSeconds() + " > " + FILE;
        docker.run("run", "--rm", "--volume", VOLUME + ":/clock", VOLUME, "bash", "-c", written);
    }

    @Override
    public void close() {
        docker.run("volume", "rm", VOLUME);
    }
}
