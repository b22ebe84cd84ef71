package io.dyadwatch.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TailCommandTest {
    private final Instant now = Instant.now();

    private @Nullable EmbeddedKafka kafka;

    @BeforeAll
    void startKafka(@TempDir Path dataDir) throws Exception {
        EmbeddedKafka started = EmbeddedKafka.start(dataDir, 0);
        kafka = started;
        new TopicProvisioner(started.bootstrapServers()).provision((short) 1);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", started.bootstrapServers(), "transactional.id", "test"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(article("old", now.minus(Duration.ofHours(3)))).get();
            producer.send(article("new", now)).get();
            producer.send(record("no JSON", now)).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(article("aborted", now)).get();
            producer.abortTransaction();
        }
    }

    @AfterAll
    void stopKafka() {
        started().close();
    }

    @Test
    void showsABlockForEachCommittedRecordAndGoesOnAfterOneItCannotRead() throws Exception {
        Screen screen = new Screen();

        int exit = tail(screen, "--from", "earliest", "--max", "3", "articles");

        assertThat(exit).isZero();
        assertThat(screen.out()).contains("  old\n", "  new\n", "example.org").doesNotContain("aborted");
        assertThat(screen.err()).contains("unreadable record at news.article.v1-0 offset 2: $ is not valid JSON");
    }

    @Test
    void startsWhereItIsToldTo() {
        Screen screen = new Screen();

        tail(screen, "--from", "1h", "--max", "1", "articles", "-o", "json");

        assertThat(screen.out()).contains("\"text\":\"new\"").endsWith("}\n").hasLineCount(1);
    }

    @Test
    void leavesNoGroupBehind() throws Exception {
        tail(new Screen(), "--from", "earliest", "--max", "1", "articles");

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", started().bootstrapServers()))) {
            Collection<?> groups = admin.listGroups().all().get();
            assertThat(groups).isEmpty();
        }
    }

    private int tail(Screen screen, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--bootstrap-servers";
        all[arguments.length + 1] = started().bootstrapServers();
        return new CommandLine(new TailCommand(screen.terminal())).execute(all);
    }

    private EmbeddedKafka started() {
        if (kafka == null) {
            throw new IllegalStateException("Kafka was not started");
        }
        return kafka;
    }

    private static ProducerRecord<byte[], byte[]> article(String text, Instant time) {
        return record("""
                {"id":"%s","source":"example.org","text":"%s","fetchedAt":"%s","via":"api","backfill":false}
                """.formatted("a".repeat(64), text, time), time);
    }

    private static ProducerRecord<byte[], byte[]> record(String value, Instant time) {
        return new ProducerRecord<>(
                Topics.ARTICLE.name(), 0, time.toEpochMilli(), null, value.getBytes(StandardCharsets.UTF_8));
    }
}
