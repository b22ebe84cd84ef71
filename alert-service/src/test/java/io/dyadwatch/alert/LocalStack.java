package io.dyadwatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.EmbeddedPostgreSql;
import io.dyadwatch.localstack.TopicProvisioner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;

/** A broker with the topics and a small vocabulary, and a PostgreSQL, for the service under test. */
public final class LocalStack implements QuarkusTestResourceLifecycleManager {
    private final Path folder = Path.of("target", "local-stack-" + UUID.randomUUID());
    private AutoCloseable kafka = () -> {};
    private AutoCloseable postgres = () -> {};
    private Function<String, AutoCloseable> outages = name -> () -> {};

    private Optional<String> oldData = Optional.empty();

    /** @param arguments {@code old-data}: a resource with SQL that fills a database of the first version */
    @Override
    public void init(Map<String, String> arguments) {
        oldData = Optional.ofNullable(arguments.get("old-data"));
    }

    @Override
    public Map<String, String> start() {
        EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka = broker;
        new TopicProvisioner(broker.bootstrapServers()).provision((short) 1);
        writeVocabulary(broker.bootstrapServers());
        EmbeddedPostgreSql server = EmbeddedPostgreSql.start(folder.resolve("postgresql"), 0);
        postgres = server;
        oldData.ifPresent(sql -> fill(server, sql));
        int kafkaPort = broker.port();
        int postgresPort = server.port();
        outages = name -> name.equals("kafka") ? kafkaOutage(kafkaPort) : postgresOutage(postgresPort);
        return Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "quarkus.datasource.jdbc.url",
                server.jdbcUrl(),
                "quarkus.datasource.username",
                server.user(),
                "quarkus.datasource.password",
                server.password(),
                "dyadwatch.alert.encryption-keys",
                "test:" + Base64.getEncoder().encodeToString(new byte[32]),
                "dyadwatch.alert.allowed-networks",
                "127.0.0.1/32",
                "dyadwatch.alert.retry-schedule",
                "PT0.2S,PT0.2S",
                "dyadwatch.alert.poll-interval",
                "PT0.1S");
    }

    /** Gives a test the means to stop a part, by name, and to start it again by closing what it got. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(outages, new TestInjector.MatchesType(Function.class));
    }

    @Override
    public void stop() {
        closed(kafka);
        closed(postgres);
    }

    private AutoCloseable kafkaOutage(int port) {
        closed(kafka);
        return () -> kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
    }

    private AutoCloseable postgresOutage(int port) {
        closed(postgres);
        return () -> postgres = EmbeddedPostgreSql.start(folder.resolve("postgresql"), port);
    }

    private static void fill(EmbeddedPostgreSql server, String resource) {
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.user(), server.password())
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                InputStream sql = Objects.requireNonNull(LocalStack.class.getResourceAsStream(resource))) {
            statement.execute(new String(sql.readAllBytes(), UTF_8));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closed(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeVocabulary(String bootstrapServers) {
        List<VocabularyEntry> entries = List.of(
                actor("nicolas-maduro", ActorType.PERSON, false),
                actor("russia", ActorType.COUNTRY, false),
                actor("ussr", ActorType.COUNTRY, true),
                new VocabularyEntry(
                        VocabularyEntry.Kind.TOPIC,
                        "military-cooperation",
                        null,
                        "Military cooperation",
                        List.of(),
                        null,
                        false));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.VOCABULARY.name(), "actor/broken".getBytes(UTF_8), "no JSON".getBytes(UTF_8)))
                    .get();
            for (VocabularyEntry entry : entries) {
                producer.send(new ProducerRecord<>(
                                Topics.VOCABULARY.name(), entry.key().getBytes(UTF_8), Json.write(entry)))
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VocabularyEntry actor(String id, ActorType type, boolean disabled) {
        return new VocabularyEntry(VocabularyEntry.Kind.ACTOR, id, type, id, List.of(), null, disabled);
    }
}
