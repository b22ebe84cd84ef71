package io.dyadwatch.system;

/** The Kafka and the PostgreSQL that a system runs on. */
interface Stores extends AutoCloseable {
    String bootstrapServers();

    String jdbcUrl();

    String user();

    String password();

    @Override
    void close();
}
