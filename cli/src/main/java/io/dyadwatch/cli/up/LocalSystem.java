package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.localstack.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Broker, database and services on this machine, from start to stop. However the process that holds it ends, all of it
 * ends too.
 */
public final class LocalSystem implements AutoCloseable {
    private final PortPlan ports;
    private final LocalParts parts;
    private final DataFolder data;
    private final Terminal terminal;
    private final Supervisor supervisor;
    private final DataLock lock;
    private final StartUp startUp;

    private LocalSystem(Home home, DataFolder data, PortPlan ports, Terminal terminal, DataLock lock) {
        this.ports = ports;
        this.parts = new LocalParts(home, data, ports);
        this.data = data;
        this.terminal = terminal;
        this.supervisor = new Supervisor(terminal);
        this.lock = lock;
        this.startUp = new StartUp(supervisor, terminal);
    }

    /** What to start. */
    public record Order(
            Home home, DataFolder data, @Nullable Integer portBase, boolean fresh, boolean withReceiver) {}

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws Failure if a port or the folder is taken (nothing was started then), or if a part does not start
     */
    public static LocalSystem start(Order order, Terminal terminal) {
        PortPlan ports = PortPlan.of(order.portBase());
        DataLock lock = DataLock.take(order.data());
        try {
            ports.requireFree(order.withReceiver(), Ports::isFree);
            LocalSystem system = new LocalSystem(order.home(), order.data(), ports, terminal, lock);
            system.begin(order.fresh());
            return system;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void begin(boolean fresh) {
        List<Part> all = parts.system();
        if (fresh) {
            data.clear();
        }
        List<String> folders = new ArrayList<>(all.stream().map(Part::name).toList());
        folders.add(PartNames.RECEIVER);
        data.prepare(folders);
        LocalKey.make(data.encryptionKeys());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        try {
            startUp.run(all);
        } catch (RuntimeException e) {
            waitIfEnding();
            supervisor.stop();
            throw e;
        }
        waitIfEnding();
        supervisor.keepRunning();
    }

    /**
     * Never returns once a signal is ending this process: what goes wrong from then on goes wrong because parts are being
     * stopped, and is not worth a word.
     */
    public void waitIfEnding() {
        while (supervisor.isStopping()) {
            supervisor.awaitStop();
            try {
                // The hook that stops the parts runs to its end; then the process is gone.
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Starts a webhook receiver beside the system and waits until it listens. */
    public void startReceiver(String secret, Path output) {
        startUp.run(List.of(parts.receiver(secret, output)));
    }

    public PortPlan ports() {
        return ports;
    }

    /** Time since the start began. */
    public Duration elapsed() {
        return startUp.elapsed();
    }

    /** A duration in seconds with one decimal. */
    public static String seconds(Duration duration) {
        return StartUp.seconds(duration);
    }

    /** Waits until the system is stopped by a signal. */
    public void awaitStop() {
        supervisor.awaitStop();
    }

    /** Stops everything; returns when no process is left. */
    @Override
    public void close() {
        supervisor.stop();
        lock.close();
    }

    private void stopOnSignal() {
        if (!supervisor.isStopping()) {
            terminal.line();
            terminal.line("Stopping …");
            supervisor.stop();
            terminal.line("Stopped. Data is kept in " + data.root());
        } else {
            supervisor.stop();
        }
    }
}
