package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.up.Addresses;
import io.dyadwatch.cli.up.Home;
import io.dyadwatch.cli.up.LocalSystem;
import io.dyadwatch.cli.up.PortPlan;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole system at work. */
@Command(
        name = "demo",
        description = {
            "Starts everything on empty data of its own, posts five real articles, and shows what was found in them",
            "and the alerts that a webhook receiver got and verified. Then stays up until Ctrl-C."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Home home;
    private final Terminal terminal;

    @Option(
            names = "--exit",
            description = "End when all is shown; exit code 0 only if exactly the expected alerts came, all verified.")
    private boolean exit;

    @Option(names = "--port-base", paramLabel = "N", description = "Move all ports, as 'up' does.")
    private @Nullable Integer portBase;

    public DemoCommand(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** The command with {@link DeployedCommand} under it. */
    public static CommandLine commandLine(Home home, Terminal terminal) {
        return new CommandLine(new DemoCommand(home, terminal)).addSubcommand(new DeployedCommand(home, terminal));
    }

    @Override
    public Integer call() {
        terminal.line("Starting Dyadwatch on empty data, in " + home.demoData().root());
        terminal.line(terminal.dim("(each demo begins anew there; the data of './dyadwatch up' is not touched)"));
        LocalSystem.Order order = new LocalSystem.Order(home, home.demoData(), portBase, true, true);
        try (LocalSystem system = LocalSystem.start(order, terminal)) {
            terminal.line("Ready after " + LocalSystem.seconds(system.elapsed()) + " s.");
            Path inbox = home.demoData().root().resolve("received.ndjson");
            boolean good = run(new Demo(stage(system), terminal, home.seeds(), inbox), system);
            if (!exit) {
                stayUp(system);
            }
            return good ? 0 : 1;
        }
    }

    /** Its own system is in the local mode and asks for no token. */
    private static Stage stage(LocalSystem system) {
        PortPlan ports = system.ports();
        return new Stage(
                new ServiceClient(ports.ingestUrl(), Bearer.of(Map.of())),
                new ServiceClient(ports.alertUrl(), Bearer.of(Map.of())),
                new KafkaAccess(ports.bootstrapServers(), Map.of()),
                "seeds",
                ports.receiverUrl(),
                system::startReceiver);
    }

    private static boolean run(Demo demo, LocalSystem system) {
        try {
            return demo.run();
        } catch (Failure e) {
            system.waitIfEnding();
            throw e;
        }
    }

    private void stayUp(LocalSystem system) {
        terminal.line();
        terminal.line("Everything is still up:");
        new Addresses(system.ports()).print(terminal);
        terminal.line();
        terminal.line("Ctrl-C stops all of it.");
        system.awaitStop();
    }
}
