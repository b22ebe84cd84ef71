package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings parts up, each as soon as those it needs are ready, and says how it goes. */
final class StartUp {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Lines of a dead part's log that are shown. */
    private static final int LOG_TAIL = 25;

    private final Supervisor supervisor;
    private final Terminal terminal;
    private final long begun = System.nanoTime();
    private final Map<String, Part> starting = new LinkedHashMap<>();
    private final List<String> ready = new ArrayList<>();
    private Duration lastSign = Duration.ZERO;

    StartUp(Supervisor supervisor, Terminal terminal) {
        this.supervisor = supervisor;
        this.terminal = terminal;
    }

    /**
     * Returns when all parts are ready, or when the supervisor was told to stop.
     *
     * @throws Failure if a part ends, with the end of its log, or if one is not ready within three minutes
     */
    void run(List<Part> parts) {
        List<Part> waiting = new ArrayList<>(parts);
        while (!supervisor.isStopping() && !(waiting.isEmpty() && starting.isEmpty())) {
            for (Part part : List.copyOf(waiting)) {
                if (ready.containsAll(part.needs())) {
                    waiting.remove(part);
                    starting.put(part.name(), part);
                    supervisor.start(part);
                }
            }
            for (Part part : List.copyOf(starting.values())) {
                check(part);
            }
            signOfLife();
            pause();
        }
    }

    /** Time since this object was made. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void check(Part part) {
        Optional<Integer> exitCode = supervisor.exitCode(part);
        if (exitCode.isPresent() && !supervisor.isStopping()) {
            throw new Failure(part.name() + " ended while it started (exit code " + exitCode.get() + "). The end of "
                    + part.log() + ":\n" + tail(part));
        }
        if (part.readiness().isReady()) {
            starting.remove(part.name());
            ready.add(part.name());
            lastSign = elapsed();
            terminal.line("  %-15s %s after %s s".formatted(part.name(), terminal.good("ready"), seconds(elapsed())));
        } else if (elapsed().compareTo(LIMIT) > 0) {
            throw new Failure(part.name() + " is not ready after " + LIMIT.toSeconds() + " s. The end of " + part.log()
                    + ":\n" + tail(part));
        }
    }

    private void signOfLife() {
        if (elapsed().minus(lastSign).compareTo(SIGN_OF_LIFE) > 0) {
            lastSign = elapsed();
            terminal.line(terminal.dim(
                    "  still waiting for " + String.join(", ", starting.keySet()) + " (" + seconds(elapsed()) + " s)"));
        }
    }

    private static String tail(Part part) {
        try {
            List<String> lines = new String(Files.readAllBytes(part.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LOG_TAIL))
                    .map(line -> "  | " + Visible.line(line))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "  (it has no log: " + e.getMessage() + ")";
        }
    }

    static String seconds(Duration duration) {
        return "%d.%d".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
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
