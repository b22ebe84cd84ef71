package io.dyadwatch.cli.kafka;

import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka, and how it lets us in: options that several commands have. */
public final class KafkaOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka; by default KAFKA_BOOTSTRAP_SERVERS, else localhost:9092.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description =
                    "Properties of Kafka's clients, such as those for TLS and SASL: the file that Kafka's own tools"
                            + " take under this name. Default: KAFKA_COMMAND_CONFIG, else none.")
    private @Nullable Path commandConfig;

    /**
     * Where Kafka is, and how it is reached.
     *
     * @throws Failure if the file cannot be read
     */
    public KafkaAccess access() {
        String named = System.getenv().getOrDefault("KAFKA_COMMAND_CONFIG", "");
        return access(
                System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                commandConfig == null && !named.isBlank() ? Path.of(named) : commandConfig);
    }

    /** @param otherwise where Kafka is if no option says so */
    public KafkaAccess access(String otherwise) {
        return access(otherwise, commandConfig);
    }

    private KafkaAccess access(String otherwise, @Nullable Path settings) {
        return new KafkaAccess(bootstrapServers == null ? otherwise : bootstrapServers, given(settings));
    }

    private static Map<String, Object> given(@Nullable Path file) {
        Map<String, Object> settings = new HashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Failure("the file of --command-config or KAFKA_COMMAND_CONFIG cannot be read: " + file, e);
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        }
        return settings;
    }
}
