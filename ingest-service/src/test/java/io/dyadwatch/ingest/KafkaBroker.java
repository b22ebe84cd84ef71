package io.dyadwatch.ingest;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker with every topic, for the time of the tests; can be taken away and brought back. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private final Path dataDir = dataDir();
    private @Nullable EmbeddedKafka kafka;
    private String bootstrapServers = "";

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.start(dataDir, 0);
        bootstrapServers = kafka.bootstrapServers();
        new TopicProvisioner(bootstrapServers).provision((short) 1);
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    /** Takes the broker away. */
    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    /** Brings it back where it was, with what it had. */
    public void bringBack() {
        kafka = EmbeddedKafka.start(dataDir, Integer.parseInt(bootstrapServers.replaceFirst(".*:", "")));
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaBroker.class));
    }

    private static Path dataDir() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "kafka")), "broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
