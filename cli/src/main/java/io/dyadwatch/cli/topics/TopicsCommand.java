package io.dyadwatch.cli.topics;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.TopicProvisioner;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the topics on any Kafka. */
@Command(name = "topics", description = "Makes every topic that is missing; leaves those that are there as they are.")
public final class TopicsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka; by default KAFKA_BOOTSTRAP_SERVERS, else ${DEFAULT-VALUE}.",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}")
    private String bootstrapServers = "";

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Copies of each partition; not more than there are brokers. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private short replicationFactor;

    public TopicsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> made = new TopicProvisioner(bootstrapServers).provision(replicationFactor);
        for (Topic<?> topic : Topics.ALL) {
            String state = made.contains(topic.name()) ? terminal.good("made") : "there already";
            terminal.line("  %-30s %s".formatted(topic.name(), state));
        }
        return 0;
    }
}
