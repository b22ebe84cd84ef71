package io.dyadwatch.cli.rewind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RewindCommandTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final String TOPIC = Topics.ENRICHED_ARTICLE.name();

    private EmbeddedKafka kafka;
    private KafkaAccess access;

    @BeforeEach
    void startKafka(@TempDir Path data) throws Exception {
        kafka = EmbeddedKafka.start(data, 0);
        access = new KafkaAccess(kafka.bootstrapServers(), Map.of());
        new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
        // Ten records in partition 0 and one in partition 1, a minute apart.
        try (Producer<byte[], byte[]> producer = access.producer()) {
            for (int i = 0; i < 10; i++) {
                producer.send(new ProducerRecord<>(
                                TOPIC, 0, START.plus(Duration.ofMinutes(i)).toEpochMilli(), null, bytes("a")))
                        .get();
            }
            producer.send(new ProducerRecord<>(TOPIC, 1, START.toEpochMilli(), null, bytes("a")))
                    .get();
        }
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void eachPartitionIsSetBackToTheFirstRecordNotBeforeTheTime() {
        commit(Map.of(0, 10L, 1, 1L));
        Screen screen = new Screen();

        int exit = rewind(screen, "--to", "2026-11-20T09:03:30Z");

        assertThat(exit).isZero();
        assertThat(screen.out())
                .contains("partition 0             10 -> 4")
                .contains("partition 1              1 -> 1")
                .contains("partition 2           none -> none")
                .contains("up to 6 records");
        assertThat(committed(0)).isEqualTo(4);
        assertThat(committed(1)).isEqualTo(1);
    }

    @Test
    void aGroupThatIsNotSoFarYetIsNotSetForward() {
        commit(Map.of(0, 2L));
        Screen screen = new Screen();

        rewind(screen, "--to", "2026-11-20T09:05:00Z");

        assertThat(committed(0)).isEqualTo(2);
        assertThat(screen.out()).contains("Nothing to set back");
    }

    @Test
    void aDryRunChangesNothing() {
        commit(Map.of(0, 10L));
        Screen screen = new Screen();

        // The clock of the test stands at 10:00.
        rewind(screen, "--to", "55m", "--dry-run");

        assertThat(screen.out()).contains("10 -> 5").contains("Nothing was changed");
        assertThat(committed(0)).isEqualTo(10);
    }

    @Test
    void aGroupThatHasCommittedNothingReadsFromTheStartAnyway() {
        try (Consumer<byte[], byte[]> member =
                access.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "alert-service"))) {
            join(member);
        }
        Screen screen = new Screen();

        int exit = rewind(screen, "--to", START.toString());

        assertThat(exit).as(screen.err()).isZero();
        assertThat(screen.out()).contains("Nothing to set back");
    }

    @Test
    void nothingIsChangedWhileSomebodyIsInTheGroup() {
        commit(Map.of(0, 10L));
        Screen screen = new Screen();
        try (Consumer<byte[], byte[]> member =
                access.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "alert-service"))) {
            join(member);

            rewind(screen, "--to", START.toString());
        }

        assertThat(screen.err()).contains("group alert-service has 1 member");
        assertThat(committed(0)).isEqualTo(10);
    }

    @Test
    void whatCannotBeSetBackIsSaid() {
        Screen enrich = new Screen();
        Screen nobody = new Screen();
        Screen nobodyTried = new Screen();
        Screen noTime = new Screen();

        rewind(enrich, "--to", "1h", "--group", "enrich-service");
        rewind(nobody, "--to", "1h", "--group", "no-such-group");
        rewind(nobodyTried, "--to", "1h", "--group", "no-such-group", "--dry-run");
        int usage = rewind(noTime, "--to", "yesterday");

        assertThat(enrich.err()).contains("enrich-service cannot be set back");
        assertThat(nobody.err()).contains("there is no group no-such-group");
        assertThat(nobodyTried.err()).contains("there is no group no-such-group");
        assertThat(usage).isEqualTo(2);
    }

    private int rewind(Screen screen, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        Clock clock = Clock.fixed(START.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        return new CommandLine(new RewindCommand(screen.terminal(), clock))
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (error instanceof Failure) {
                        screen.terminal().error(String.valueOf(error.getMessage()));
                        return 1;
                    }
                    throw error;
                })
                .execute(all.toArray(String[]::new));
    }

    private static void join(Consumer<byte[], byte[]> member) {
        member.subscribe(List.of(TOPIC));
        while (member.assignment().isEmpty()) {
            member.poll(Duration.ofMillis(100));
        }
    }

    private void commit(Map<Integer, Long> offsets) {
        try (Consumer<byte[], byte[]> consumer =
                access.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "alert-service"))) {
            offsets.forEach((partition, offset) -> {
                consumer.assign(List.of(new TopicPartition(TOPIC, partition)));
                consumer.commitSync(Map.of(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(offset)));
            });
        }
    }

    private long committed(int partition) {
        TopicPartition wanted = new TopicPartition(TOPIC, partition);
        try (Consumer<byte[], byte[]> consumer =
                access.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "alert-service"))) {
            return Objects.requireNonNull(consumer.committed(Set.of(wanted)).get(wanted))
                    .offset();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
