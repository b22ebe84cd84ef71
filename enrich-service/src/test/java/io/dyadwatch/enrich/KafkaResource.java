package io.dyadwatch.enrich;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real broker with every topic, for the service under test. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path dir = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "enrich-");
            EmbeddedKafka started = EmbeddedKafka.start(dir.resolve("kafka"), 0);
            kafka = started;
            new TopicProvisioner(started.bootstrapServers()).provision((short) 1);
            return Map.of(
                    "kafka.bootstrap.servers",
                    started.bootstrapServers(),
                    "dyadwatch.enrich.state-dir",
                    dir.resolve("state").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
