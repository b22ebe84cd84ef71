package io.dyadwatch.localstack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process: one node that is broker and KRaft controller, listening on 127.0.0.1 only.
 *
 * <p>Its data outlive it: started again on the same directory it has the same topics, records and offsets, on whatever
 * port it is given then. Two brokers must not share a directory at a time.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker, which takes clients when this returns.
     *
     * @param dataDir made if it is not there, kept when the broker stops
     * @param port for clients; 0 for a free one. The controller takes another free one.
     * @throws LocalStackException if it does not start, for example because the port is taken
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        return start(dataDir, port, Ports.free());
    }

    /**
     * Starts a broker whose controller listens on a port of the caller's choice.
     *
     * @param controllerPort for the controller's own traffic
     */
    public static EmbeddedKafka start(Path dataDir, int port, int controllerPort) {
        int clientPort = port == 0 ? Ports.free() : port;
        return start(dataDir, clientPort, new KafkaSettings(logDir(dataDir), clientPort, controllerPort).properties());
    }

    /**
     * Starts a broker whose wires are secured, on free ports but for one.
     *
     * @param internalPort for the broker itself and for who provisions; they come with certificates
     */
    public static EmbeddedKafka startSecured(Path dataDir, KafkaSecurity security, int internalPort) {
        int clientPort = Ports.free();
        KafkaSettings settings = new KafkaSettings(logDir(dataDir), clientPort, Ports.free());
        return start(dataDir, clientPort, settings.properties(security, internalPort));
    }

    private static EmbeddedKafka start(Path dataDir, int clientPort, Properties settings) {
        format(dataDir, settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new LocalStackException("Kafka did not start on port " + clientPort + ": " + e.getMessage(), e);
        }
        return new EmbeddedKafka(server, clientPort);
    }

    /** What clients connect to: {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The port clients connect to; give it to {@link #start} to have the broker back where clients know it. */
    public int port() {
        return port;
    }

    /** Waits until the broker has stopped, whoever stops it. */
    public void awaitStop() {
        server.awaitShutdown();
    }

    /** Stops the broker in good order; its directory may be used again when this returns. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Path logDir(Path dataDir) {
        return dataDir.toAbsolutePath().resolve("log");
    }

    private static void format(Path dataDir, Properties settings) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exit;
        try {
            Files.createDirectories(dataDir);
            Path file = dataDir.resolve("server.properties");
            write(settings, file);
            exit = StorageTool.execute(
                    new String[] {"format", "--ignore-formatted", "-t", KafkaSettings.CLUSTER_ID, "-c", file.toString()
                    },
                    new PrintStream(output, true, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (exit != 0) {
            throw new LocalStackException(
                    "Kafka could not format " + dataDir + ": " + output.toString(StandardCharsets.UTF_8), null);
        }
    }

    private static void write(Properties properties, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
