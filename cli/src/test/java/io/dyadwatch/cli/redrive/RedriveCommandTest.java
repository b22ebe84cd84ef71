package io.dyadwatch.cli.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RedriveCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Topic<?> ORIGIN = Topics.ENRICHED_ARTICLE;

    private EmbeddedKafka kafka;
    private KafkaAccess access;

    @BeforeEach
    void startKafka(@TempDir Path data) {
        kafka = EmbeddedKafka.start(data, 0);
        access = new KafkaAccess(kafka.bootstrapServers(), Map.of());
        new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void aRecordThatAFaultMadeADeadLetterIsReadOnceTheFaultIsMended() {
        write(new ProducerRecord<>(
                ORIGIN.name(), 4, NOW.toEpochMilli(), bytes("key"), bytes("value"), headers("traceparent", "00-a")));
        FaultyReader reader = new FaultyReader();
        reader.faulty = true;
        reader.readAll();
        reader.faulty = false;
        Screen screen = new Screen();

        int exit = redrive(screen);
        reader.readAll();

        assertThat(exit).isZero();
        assertThat(screen.out())
                .containsPattern("news.enriched-article.v1.dlq-\\d offset 0 -> news.enriched-article.v1-\\d offset \\d"
                        + " \\(unreadable, from news.enriched-article.v1-4 offset 0\\)\n1 put back\n");
        ConsumerRecord<byte[], byte[]> again = reader.read.get(0);
        assertThat(again.key()).isEqualTo(bytes("key"));
        assertThat(again.value()).isEqualTo(bytes("value"));
        assertThat(again.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(headersOf(again)).isEqualTo(Map.of("traceparent", "00-a", Headers.DLQ_REDRIVEN, "1"));
    }

    @Test
    void theNextRedriveBeginsWhereTheLastGotTo() {
        deadLetters(3, 0);
        redrive(new Screen());
        deadLetters(2, 0);
        Screen screen = new Screen();

        redrive(screen);

        assertThat(screen.out()).endsWith("2 put back\n");
        assertThat(log(ORIGIN.name())).hasSize(5);
    }

    @Test
    void aLimitIsKeptAndTheRestWaitsForTheNextTime() {
        deadLetters(5, 0);

        redrive(new Screen(), "--limit", "2");
        Screen rest = new Screen();
        redrive(rest);

        assertThat(rest.out()).endsWith("3 put back\n");
        assertThat(values(ORIGIN.name())).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aDryRunShowsAndChangesNothing() {
        deadLetters(2, 0);
        Screen screen = new Screen();

        int exit = redrive(screen, "--dry-run");

        assertThat(exit).isZero();
        assertThat(screen.out()).contains("would be put back (unreadable").endsWith("2 would be put back\n");
        assertThat(log(ORIGIN.name())).isEmpty();
        redrive(new Screen());
        assertThat(log(ORIGIN.name())).hasSize(2);
    }

    @Test
    void aRangeOfTimeIsTakenWhateverWasPutBackBefore() {
        deadLetters(4, 0);
        redrive(new Screen());
        Screen screen = new Screen();

        redrive(
                screen,
                "--from",
                NOW.plusSeconds(1).toString(),
                "--until",
                NOW.plusSeconds(3).toString());

        assertThat(screen.out()).endsWith("2 put back\n");
        assertThat(values(ORIGIN.name())).hasSize(6).contains("letter 1", "letter 2");
    }

    @Test
    void aRecordThatCameBackThreeTimesIsLeftUnlessForced() {
        deadLetters(1, 3);
        Screen left = new Screen();
        Screen forced = new Screen();

        int exit = redrive(left);
        redrive(forced, "--from", NOW.toString(), "--force");

        assertThat(exit).isEqualTo(1);
        assertThat(left.out())
                .contains("left: it was put back 3 times and came here again")
                .endsWith("0 put back, 1 left\n");
        assertThat(forced.out()).endsWith("1 put back\n");
        assertThat(headersOf(log(ORIGIN.name()).get(0))).containsEntry(Headers.DLQ_REDRIVEN, "4");
    }

    @Test
    void whatHasNoOriginOrNoBytesIsLeftAndSaidSo() {
        write(new ProducerRecord<>(ORIGIN.deadLetters().name(), 0, NOW.toEpochMilli(), null, bytes("x")));
        ProducerRecord<byte[], byte[]> empty =
                new ProducerRecord<>(ORIGIN.deadLetters().name(), 0, NOW.toEpochMilli(), null, null, List.of());
        Headers.deadLetter(ORIGIN.name(), 0, 7, "too-large", "\u001b[2Jno")
                .forEach((name, value) -> empty.headers().add(name, bytes(value)));
        write(empty);
        Screen screen = new Screen();

        int exit = redrive(screen);

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out())
                .contains("left: its headers do not say that it came from news.enriched-article.v1")
                .contains("left: its bytes did not fit")
                .doesNotContain("\u001b");
    }

    @Test
    void whatIsSkippedDoesNotComeAgain() {
        deadLetters(2, 0);

        redrive(new Screen(), "--skip");
        Screen screen = new Screen();
        redrive(screen);

        assertThat(screen.out()).isEqualTo("0 put back\n");
        assertThat(log(ORIGIN.name())).isEmpty();
    }

    @Test
    void whoeverIsCutOffPutsSomeBackTwiceAndLeavesNoneOut() {
        deadLetters(40, 0);
        Order order = new Order(Optional.empty(), Optional.empty(), Long.MAX_VALUE, false, Order.Action.PUT_BACK);
        List<DeadLetter> seen = new ArrayList<>();
        Map<String, Object> settings =
                Map.of(ConsumerConfig.GROUP_ID_CONFIG, Place.GROUP, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
        try (Consumer<byte[], byte[]> consumer = access.consumer(settings);
                Producer<byte[], byte[]> producer = access.producer()) {
            Redrive redrive = new Redrive(consumer, producer, ORIGIN, order, (letter, outcome) -> {
                seen.add(letter);
                if (seen.size() == 15) {
                    throw new IllegalStateException("killed");
                }
            });
            assertThatThrownBy(redrive::run).hasMessage("killed");
        }

        Screen screen = new Screen();
        redrive(screen);

        List<String> back = values(ORIGIN.name());
        assertThat(new TreeSet<>(back)).hasSize(40);
        assertThat(back).hasSizeBetween(41, 50);
    }

    /** A reader with a fault that can be mended; in the meantime it does what those of the services do. */
    private final class FaultyReader {
        private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private boolean faulty;

        void readAll() {
            for (ConsumerRecord<byte[], byte[]> record : log(ORIGIN.name())) {
                if (!seen.add(record.partition() + "/" + record.offset())) {
                    continue;
                }
                if (faulty) {
                    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                            ORIGIN.deadLetters().name(),
                            null,
                            record.timestamp(),
                            record.key(),
                            record.value(),
                            record.headers());
                    Headers.deadLetter(record.topic(), record.partition(), record.offset(), "unreadable", "a fault")
                            .forEach((name, value) -> letter.headers().add(name, bytes(value)));
                    write(letter);
                } else {
                    read.add(record);
                }
            }
        }
    }

    private int redrive(Screen screen, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        return new CommandLine(new RedriveCommand(screen.terminal(), Clock.fixed(NOW, ZoneOffset.UTC)))
                .execute(all.toArray(String[]::new));
    }

    /** A second apart, over three partitions. */
    private void deadLetters(int count, int redriven) {
        for (int i = 0; i < count; i++) {
            ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                    ORIGIN.deadLetters().name(),
                    i % 3,
                    NOW.plusSeconds(i).toEpochMilli(),
                    bytes("k" + i),
                    bytes("letter " + i));
            Headers.deadLetter(ORIGIN.name(), 0, i, "unreadable", "a fault")
                    .forEach((name, value) -> letter.headers().add(name, bytes(value)));
            if (redriven > 0) {
                letter.headers().add(Headers.DLQ_REDRIVEN, bytes(Integer.toString(redriven)));
            }
            write(letter);
        }
    }

    private void write(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = access.producer()) {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> values(String topic) {
        return log(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> log(String topic) {
        try (Consumer<byte[], byte[]> consumer = access.consumer(Map.of())) {
            List<TopicPartition> partitions = IntStream.range(0, 6)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static Map<String, String> headersOf(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }

    private static List<Header> headers(String name, String value) {
        return List.of(new RecordHeader(name, bytes(value)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
