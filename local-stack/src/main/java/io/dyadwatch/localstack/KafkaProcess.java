package io.dyadwatch.localstack;

import java.nio.file.Path;

/** Main class of a process that is a Kafka broker with the topics of Dyadwatch on it. */
public final class KafkaProcess {
    private KafkaProcess() {}

    /**
     * Runs until it gets SIGTERM, or until the broker fails.
     *
     * @param args data directory, port, controller port, and the file to write once the topics are there
     */
    public static void main(String[] args) {
        Path dataDir = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        int controllerPort = Integer.parseInt(args[2]);
        EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, port, controllerPort);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
        ReadyFile.write(Path.of(args[3]));
        kafka.awaitStop();
        // Reached on SIGTERM too; exit then waits for the hook that is already at work.
        System.exit(1);
    }
}
