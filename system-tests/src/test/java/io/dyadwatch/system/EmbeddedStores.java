package io.dyadwatch.system;

import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.EmbeddedPostgreSql;
import io.dyadwatch.localstack.TopicProvisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

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

    /** Keeps a copy of the database as it is; the server must be stopped. */
    void backUpPostgres() {
        copy(postgresData, backup());
    }

    /** Puts the copy in the place of the database; the server must be stopped. */
    void restorePostgres() {
        delete(postgresData);
        copy(backup(), postgresData);
    }

    private Path backup() {
        return postgresData.resolveSibling("postgresql-backup");
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                // With its permissions: the server refuses a folder that others may read.
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
