package io.dyadwatch.enrich.change;

import static io.dyadwatch.enrich.SmallVocabulary.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyEntry.Kind;
import io.dyadwatch.contracts.VocabularyRevision;
import io.dyadwatch.enrich.CommittedRecords;
import io.dyadwatch.enrich.SmallVocabulary;
import io.dyadwatch.enrich.vocabulary.VocabularyTopic;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.dyadwatch.tagging.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Instances of the service's vocabulary on a real broker; the topic is that of all tests, one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowedChangesTest {
    private static final IfMatch ANY = new IfMatch(null);

    private final EmbeddedKafka kafka = EmbeddedKafka.start(Path.of("target", "kafka-" + UUID.randomUUID()), 0);

    @TempDir
    Path folder;

    @BeforeAll
    void provision() {
        new TopicProvisioner(kafka.bootstrapServers()).provision((short) 1);
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    void aChangeThroughOneInstanceIsInForceOnAll() throws Exception {
        try (Instance one = start();
                Instance other = start()) {
            VocabularyEditor.Done done = one.put("zembla", organisation("zembla", "Zembla"));

            assertThat(done.created()).isTrue();
            assertThat(done.inForce()).isPresent();
            assertThat(one.find("Russia met Zembla.")).containsExactlyInAnyOrder("russia", "zembla");
            await().atMost(Instance.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(other.find("Zembla met Russia.")).contains("zembla"));
            assertThat(other.version()).isEqualTo(one.version());
            assertThat(done.records())
                    .extracting(VocabularyEntry::vocabularyVersion)
                    .containsExactly(one.version());
        }
    }

    @Test
    void anInstanceThatStartsLaterHasAllChangesInForceFromItsFirstArticleOn() throws Exception {
        String version;
        try (Instance one = start()) {
            one.put("ruritania", organisation("ruritania", "Ruritania"));
            one.put("ruritania", organisation("ruritania", "Ruritania", "Strelsau"));
            version = one.version();
        }
        try (Instance later = start()) {
            assertThat(later.find("Nobody knows Strelsau.")).containsExactly("ruritania");
            assertThat(later.version()).isEqualTo(version);
        }
    }

    @Test
    void aRecordThatCannotBeUsedIsSkippedAndCountedAndItsNeighboursAreNot() throws Exception {
        write("actor/garbage", "no JSON".getBytes(StandardCharsets.UTF_8));
        write("actor/elsewhere", Json.write(changed("grenada", organisation("grenada", "Grenada"))));
        ObjectNode unknownField = organisation("atlantis", "Atlantis");
        unknownField.put("colour", "blue");
        write("actor/atlantis", Json.write(changed("atlantis", unknownField)));
        write("actor/lilliput", Json.write(changed("lilliput", organisation("lilliput", "Lilliput"))));

        try (Instance instance = start()) {
            assertThat(instance.find("Lilliput and Atlantis.")).containsExactly("lilliput");
            assertThat(instance.skipped("unreadable")).isEqualTo(2);
            assertThat(instance.skipped("invalid")).isEqualTo(1);
            assertThat(VocabularyStatus.of(instance.live.base(), instance.live.required())
                            .skipped())
                    .singleElement()
                    .satisfies(skipped -> {
                        assertThat(skipped.key()).isEqualTo("actor/atlantis");
                        assertThat(skipped.problem()).contains("field colour");
                    });

            instance.put("utopia", organisation("utopia", "Utopia"));
            assertThat(instance.find("Utopia and Lilliput.")).contains("utopia", "lilliput");
            assertThat(instance.skipped("invalid")).isEqualTo(1);
        }
        write("actor/garbage", null);
        write("actor/elsewhere", null);
        write("actor/atlantis", null);
    }

    @Test
    void writersOnSeveralInstancesLoseNoChangeOfEachOther() throws Exception {
        int each = 4;
        try (Instance one = start();
                Instance other = start()) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> putMany(one, "one", each));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> putMany(other, "other", each));
            first.join();
            second.join();
        }
        try (Instance later = start()) {
            VocabularyEntry stands =
                    later.live.required().standing().entry("actor/shangri-la").orElseThrow();
            assertThat(EntryHistory.revisions(java.util.Optional.of(stands)))
                    .extracting(VocabularyRevision::revision)
                    .containsExactlyElementsOf(IntStream.iterate(2 * each, n -> n > 0, n -> n - 1)
                            .boxed()
                            .toList());
            List<Long> changes = EntryHistory.revisions(java.util.Optional.of(stands)).stream()
                    .map(VocabularyRevision::change)
                    .toList();
            assertThat(new HashSet<>(changes)).hasSameSizeAs(changes);
        }
    }

    @Test
    void anEntryIsRolledBackAndEverythingIsRolledBackToAVersion() throws Exception {
        try (Instance instance = start()) {
            String before = instance.version();
            instance.put("erewhon", organisation("erewhon", "Erewhon"));
            String first = instance.version();
            instance.put("erewhon", organisation("erewhon", "Erewhon", "Nowhere City"));
            instance.editor.remove(Kind.TOPIC, "sanctions", ANY, "analyst");
            assertThat(instance.live.required().vocabulary().entry(Kind.TOPIC, "sanctions"))
                    .isEmpty();

            instance.editor.rollback(Kind.ACTOR, "erewhon", 1, ANY, null);
            assertThat(instance.find("Erewhon, not Nowhere City.")).containsExactly("erewhon");
            VocabularyEditor.Done back = instance.editor.rollback(first, "analyst");
            assertThat(instance.version()).isEqualTo(first);
            assertThat(back.records()).extracting(VocabularyEntry::key).containsExactly("topic/sanctions");
            assertThat(back.records())
                    .allSatisfy(record -> assertThat(record.packaged()).isTrue());
            assertThat(instance.editor.rollback(before, null).records()).hasSize(1);
            assertThat(instance.version()).isEqualTo(before);
            assertThat(instance.find("Erewhon again.")).isEmpty();
            assertThat(instance.editor.rollback(before, null).records()).isEmpty();
            assertThatThrownBy(() -> instance.editor.rollback("0".repeat(64), null))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.problem().status()).isEqualTo(404));
        }
    }

    @Test
    void aChangeThatBuildsOnAnotherRevisionIsRefused() throws Exception {
        try (Instance instance = start()) {
            instance.put("laputa", organisation("laputa", "Laputa"));
            instance.put("laputa", organisation("laputa", "Laputa", "Lagado"));

            assertThatThrownBy(() -> instance.editor.put(
                            Kind.ACTOR, "laputa", organisation("laputa", "Laputa"), new IfMatch("\"1\""), null))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.problem().status()).isEqualTo(412));
            assertThat(instance.editor
                            .put(Kind.ACTOR, "laputa", organisation("laputa", "Laputa"), new IfMatch("\"2\""), null)
                            .records())
                    .extracting(VocabularyEntry::revision)
                    .containsExactly(3);
        }
    }

    @Test
    void theListingSaysWhatTheFilesHaveAndLeavesChangesAlone() throws Exception {
        try (Instance instance = start()) {
            instance.put("russia", organisation("russia", "Muscovy"));
            instance.listing.publish();

            assertThat(instance.listing.publish()).isZero();
            assertThat(stands("actor/russia").name()).isEqualTo("Muscovy");
            assertThat(stands("actor/venezuela").packaged()).isTrue();
            assertThat(new String(
                            last("actor/venezuela")
                                    .headers()
                                    .lastHeader(VocabularyTopic.VERSION_HEADER)
                                    .value(),
                            StandardCharsets.UTF_8))
                    .hasSize(64);
        }
        Vocabulary newer = SmallVocabulary.in(folder.resolve("newer"), "Russian Federation");
        try (Instance instance = Instance.start(kafka.bootstrapServers(), newer)) {
            instance.listing.publish();
            assertThat(stands("actor/russia").name()).isEqualTo("Muscovy");

            instance.editor.rollback(Kind.ACTOR, "russia", 0, ANY, null);
            assertThat(stands("actor/russia").name()).isEqualTo("Russian Federation");
            assertThat(stands("actor/russia").history()).hasSize(1);
        }
        try (Instance instance = start()) {
            instance.listing.publish();
            assertThat(stands("actor/russia").name()).isEqualTo("Russia");
            assertThat(stands("actor/russia").revision()).isEqualTo(2);
        }
    }

    private Instance start() {
        return Instance.start(kafka.bootstrapServers(), SmallVocabulary.in(folder.resolve("vocabulary")));
    }

    private static void putMany(Instance instance, String name, int times) {
        for (int i = 0; i < times; i++) {
            try {
                instance.put("shangri-la", organisation("shangri-la", "Shangri-La", name + " of number " + i));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static VocabularyEntry changed(String id, ObjectNode entry) {
        return new VocabularyEntry(
                Kind.ACTOR,
                id,
                io.dyadwatch.contracts.ActorType.ORGANISATION,
                id,
                List.of(),
                null,
                false,
                false,
                1,
                1,
                Instant.EPOCH,
                null,
                "0".repeat(64),
                entry,
                List.of());
    }

    private VocabularyEntry stands(String key) {
        return Json.read(last(key).value(), VocabularyEntry.class);
    }

    private ConsumerRecord<byte[], byte[]> last(String key) {
        return CommittedRecords.of(kafka.bootstrapServers(), Topics.VOCABULARY).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private void write(String key, byte @Nullable [] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.VOCABULARY.name(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }
}
