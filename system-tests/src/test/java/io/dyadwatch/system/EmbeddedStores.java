package io.dyadwatch.system;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.EmbeddedPostgreSql;
import io.dyadwatch.localstack.TopicProvisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real broker and a real PostgreSQL inside this JVM's reach, which a test can take away and give back. */
final class EmbeddedStores implements Stores {
    private final Path kafkaData;
    private final Path postgresData;
    private EmbeddedKafka kafka;
    private EmbeddedPostgreSql postgres;

    private EmbeddedStores(Path data) {
        this.kafkaData = data.resolve("kafka");
        this.postgresData = data.resolve("postgresql");
        this.kafka = EmbeddedKafka.start(kafkaData, 0);
        this.postgres = EmbeddedPostgreSql.start(postgresData, 0);
    }

    /** Starts both on empty folders and provisions the topics. */
    static EmbeddedStores start(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target", "stores"));
            EmbeddedStores stores = new EmbeddedStores(
                    Files.createTempDirectory(target, name + "-").toAbsolutePath());
            new TopicProvisioner(stores.bootstrapServers()).provision((short) 1);
            return stores;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(kafkaData, kafka.port());
    }

    void stopPostgres() {
        postgres.close();
    }

    void startPostgres() {
        postgres = EmbeddedPostgreSql.start(postgresData, postgres.port());
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    @Override
    public String user() {
        return postgres.user();
    }

    @Override
    public String password() {
        return postgres.password();
    }

    @Override
    public void close() {
        postgres.close();
        kafka.close();
    }
}
