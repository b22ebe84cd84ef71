package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole system and keeps it up until it is told to stop. */
@Command(
        name = "up",
        description = {
            "Starts Kafka, PostgreSQL and the three services on this machine, and stops them on Ctrl-C.",
            "Data stays in .dyadwatch until 'dyadwatch reset'."
        })
public final class UpCommand implements Callable<Integer> {
    private final Home home;
    private final Terminal terminal;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = {
                "Move all ports: ingest N+1, enrich N+2, alert N+3, receiver N+10, Kafka N+20 and N+21, PostgreSQL N+22.",
                "Without it: 8081, 8082, 8083, 8090, 9092 and 9093, 15432."
            })
    private @Nullable Integer portBase;

    public UpCommand(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.line("Starting Dyadwatch. Logs: " + home.data().logs());
        LocalSystem.Order order = new LocalSystem.Order(home, home.data(), portBase, false, false);
        try (LocalSystem system = LocalSystem.start(order, terminal)) {
            terminal.line("Ready after " + LocalSystem.seconds(system.elapsed()) + " s.");
            terminal.line();
            new Addresses(system.ports()).print(terminal);
            terminal.line();
            suggest(system.ports());
            terminal.line();
            terminal.line("Ctrl-C stops all of it.");
            system.awaitStop();
        }
        return 0;
    }

    private void suggest(PortPlan ports) {
        boolean moved = portBase != null;
        terminal.line("Try, in another terminal:");
        terminal.line(
                "  ./dyadwatch tail enriched" + (moved ? " --bootstrap-servers " + ports.bootstrapServers() : ""));
        terminal.line("  ./dyadwatch post seeds/*.txt" + (moved ? " --url " + ports.ingestUrl() : ""));
    }
}
