package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.kafka.KafkaOptions;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.up.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a deployment at work. */
@Command(
        name = "deployed",
        description = {
            "Shows the same on a deployment that is up, as a subscriber made for it and disabled at the end.",
            "Exit code 0 only if exactly the expected alerts came, all verified."
        })
public final class DeployedCommand implements Callable<Integer> {
    private final Home home;
    private final Terminal terminal;

    @Option(
            names = "--ingest-url",
            paramLabel = "URL",
            description = "Of ingest-service. Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://localhost:8081")
    private String ingestUrl = "";

    @Option(
            names = "--alert-url",
            paramLabel = "URL",
            description = "Of alert-service. Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://localhost:8083")
    private String alertUrl = "";

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--operator-token",
            paramLabel = "FILE",
            required = true,
            description = "File with an operator's token, to make the subscriber.")
    private Path operatorToken = Path.of("");

    @Option(
            names = "--publisher-token",
            paramLabel = "FILE",
            required = true,
            description = "File with a publisher's token, to post the articles.")
    private Path publisherToken = Path.of("");

    @Option(
            names = "--receiver-port",
            paramLabel = "N",
            description = {
                "Port of 127.0.0.1 that webhooks are received on; alert-service must be allowed to send there",
                "(dyadwatch.alert.allowed-networks). Default: ${DEFAULT-VALUE}."
            },
            defaultValue = "8090")
    private int receiverPort;

    public DeployedCommand(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Deployment.Address address = new Deployment.Address(
                ingestUrl, alertUrl, kafka.access(), operatorToken, publisherToken, receiverPort);
        try (Deployment deployment = new Deployment(address, Clock.systemUTC().instant())) {
            return new Demo(deployment.stage(), terminal, home.seeds(), inbox()).run() ? 0 : 1;
        }
    }

    private static Path inbox() {
        try {
            return Files.createTempDirectory("dyadwatch-demo").resolve("received.ndjson");
        } catch (IOException e) {
            throw new Failure("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }
}
