package io.dyadwatch.cli.topics;

import io.dyadwatch.cli.kafka.KafkaOptions;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.TopicProvisioner;
import io.dyadwatch.localstack.wires.AccessProvisioner;
import io.dyadwatch.localstack.wires.UsersFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics on any Kafka, and on one that asks who is there the users and what they may do. */
@Command(
        name = "topics",
        description = {
            "Makes every topic that is missing; leaves those that are there as they are.",
            "On a Kafka with secured wires also what each service and the analyst may do, and their passwords."
        })
public final class TopicsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Copies of each partition; not more than there are brokers. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private short replicationFactor;

    @Option(
            names = "--acls",
            description = "Set the access control lists of the services and the analyst to what they need, and no more;"
                    + " those of other users stay.")
    private boolean acls;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description =
                    "Set the passwords of users, SCRAM-SHA-512, to those of a file with a line NAME=PASSWORD each.")
    private @Nullable Path users;

    public TopicsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Object> client = kafka.access().settings();
        List<String> made = new TopicProvisioner(client).provision(replicationFactor);
        for (Topic<?> topic : Topics.ALL) {
            String state = made.contains(topic.name()) ? terminal.good("made") : "there already";
            terminal.line("  %-30s %s".formatted(topic.name(), state));
        }
        AccessProvisioner access = new AccessProvisioner(client);
        if (acls) {
            AccessProvisioner.Changes changes = access.provisionLists();
            terminal.line("  access control lists           %d entries made, %d removed"
                    .formatted(changes.made(), changes.removed()));
        }
        if (users != null) {
            Map<String, String> passwords = UsersFile.read(users);
            access.provisionPasswords(passwords);
            terminal.line("  passwords set                  " + Visible.line(String.join(", ", passwords.keySet())));
        }
        return 0;
    }
}
