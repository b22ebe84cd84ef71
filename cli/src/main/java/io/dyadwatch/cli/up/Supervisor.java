package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps parts running: starts them, starts one again that ends by itself, and stops all in good order. Any thread may
 * call it.
 */
final class Supervisor {
    /** Long enough that a part which fails at once does not take the machine. */
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final Map<Part, Process> running = new LinkedHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean restarting;
    private boolean stopping;

    Supervisor(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Starts a part; does nothing once {@link #stop} was called. */
    synchronized void start(Part part) {
        if (stopping) {
            return;
        }
        Process process = ChildProcess.start(part);
        running.put(part, process);
        watch(part, process);
    }

    /** From now on a part that ends is started again; those that have ended already are started now. */
    synchronized void keepRunning() {
        restarting = true;
        for (Map.Entry<Part, Process> each : List.copyOf(running.entrySet())) {
            if (!each.getValue().isAlive()) {
                watch(each.getKey(), each.getValue());
            }
        }
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** How a part ended, if it is not running. */
    synchronized Optional<Integer> exitCode(Part part) {
        Process process = running.get(part);
        return process == null || process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** The process that a part is or last was. */
    synchronized Optional<ProcessHandle> process(Part part) {
        return Optional.ofNullable(running.get(part)).map(Process::toHandle);
    }

    /** Stops services, then stores; returns when none is left, also to a second caller. */
    void stop() {
        List<Map.Entry<Part, Process>> all;
        boolean first;
        synchronized (this) {
            first = !stopping;
            stopping = true;
            all = new ArrayList<>(running.entrySet());
        }
        if (first) {
            for (Part.Kind kind : Part.Kind.values()) {
                stop(kind, all);
            }
            stopped.countDown();
        }
        awaitStop();
    }

    /** Waits until everything was stopped. */
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Part.Kind kind, List<Map.Entry<Part, Process>> all) {
        List<Map.Entry<Part, Process>> ofKind =
                all.stream().filter(e -> e.getKey().kind() == kind).toList();
        ofKind.forEach(e -> e.getValue().destroy());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(kind.stopSeconds);
        for (Map.Entry<Part, Process> each : ofKind) {
            Process process = each.getValue();
            if (!endsBefore(deadline, process)) {
                terminal.line(each.getKey().name() + " does not stop and is killed");
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }

    private static boolean endsBefore(long deadline, Process process) {
        try {
            return process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void watch(Part part, Process process) {
        Thread thread = new Thread(() -> restartAfterEnd(part, process), "watch-" + part.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void restartAfterEnd(Part part, Process process) {
        process.onExit().join();
        if (!isMissed(part, process)) {
            return;
        }
        terminal.line(terminal.bad(part.name() + " ended unexpectedly (exit code " + process.exitValue() + ")")
                + "; it is started again. Log: " + part.log());
        try {
            Thread.sleep(RESTART_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        start(part);
    }

    private synchronized boolean isMissed(Part part, Process ended) {
        return restarting && !stopping && ended.equals(running.get(part));
    }
}
