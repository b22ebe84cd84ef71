package io.dyadwatch.system;

import io.dyadwatch.localstack.TopicProvisioner;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL in containers, of the images that {@code deploy/compose.yaml} names. */
final class ContainerStores implements Stores {
    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1").waitingFor(Wait.forListeningPort());
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:17").waitingFor(Wait.forListeningPort());

    private ContainerStores() {
        kafka.start();
        postgres.start();
    }

    static ContainerStores start() {
        ContainerStores stores = new ContainerStores();
        new TopicProvisioner(stores.bootstrapServers()).provision((short) 1);
        return stores;
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl();
    }

    @Override
    public String user() {
        return postgres.getUsername();
    }

    @Override
    public String password() {
        return postgres.getPassword();
    }

    @Override
    public void close() {
        postgres.stop();
        kafka.stop();
    }
}
