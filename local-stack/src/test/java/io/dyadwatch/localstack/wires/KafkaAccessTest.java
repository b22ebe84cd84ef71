package io.dyadwatch.localstack.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.KafkaUser;
import io.dyadwatch.contracts.KafkaUsers;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every user against every topic of a broker that was provisioned from the declarations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaAccessTest {
    private final Map<String, Producer<byte[], byte[]>> producers = new HashMap<>();
    private final Map<String, Consumer<byte[], byte[]>> consumers = new HashMap<>();
    private @Nullable SecuredBroker started;

    @BeforeAll
    void start(@TempDir Path folder) {
        started = new SecuredBroker(folder);
    }

    @AfterAll
    void stop() {
        producers.values().forEach(producer -> producer.close(Duration.ZERO));
        consumers.values().forEach(Consumer::close);
        broker().close();
    }

    static Stream<Arguments> table() {
        return KafkaUsers.ALL.stream()
                .flatMap(
                        user -> Topics.ALL.stream().map(topic -> Arguments.of(user.name(), topic.name(), user, topic)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("table")
    void a_user_writes_and_reads_what_is_declared_and_is_refused_on_every_other_topic(
            String name, String topicName, KafkaUser user, Topic<?> topic) {
        assertThat(maySend(user, topicName))
                .as("writes")
                .isEqualTo(user.writes().contains(topic));
        assertThat(mayFetch(name, topicName)).as("reads").isEqualTo(user.reads().contains(topic));
    }

    @Test
    void a_group_is_joined_by_its_own_service_only() {
        for (KafkaUser user : KafkaUsers.ALL) {
            for (String group : List.of("enrich-service", "alert-service", "analyst-of-pairs", "some-group")) {
                boolean declared = user.groups().stream()
                        .anyMatch(names ->
                                names.beginning() ? group.startsWith(names.text()) : group.equals(names.text()));
                assertThat(mayCommit(user, group))
                        .as("%s in %s", user.name(), group)
                        .isEqualTo(declared);
            }
        }
    }

    @Test
    void transactions_are_for_enrich_service_and_only_under_its_own_ids() {
        assertThat(mayBegin("enrich-service", "enrich-service-vocabulary")).isTrue();
        assertThat(mayBegin("enrich-service", "alert-service")).isFalse();
        for (String user : List.of("ingest-service", "alert-service", "analyst")) {
            assertThat(mayBegin(user, "enrich-service-vocabulary")).as(user).isFalse();
        }
    }

    @Test
    void topics_are_made_by_who_provisions_and_changelogs_by_kafka_streams() {
        assertThat(mayMake("enrich-service", "enrich-service-revisions-changelog"))
                .isTrue();
        assertThat(mayMake("enrich-service", "something-else")).isFalse();
        assertThat(mayMake("ingest-service", "enrich-service-other-changelog")).isFalse();
        assertThat(mayMake("alert-service", "something-else")).isFalse();
        assertThat(mayMake("analyst", "something-else")).isFalse();
        assertThat(mayMake("admin", "something-else")).isTrue();
    }

    @Test
    void nobody_but_who_provisions_removes_topics_or_sees_lists_or_sets_passwords() throws Exception {
        for (KafkaUser user : KafkaUsers.ALL) {
            try (Admin admin = Admin.create(broker().as(user.name()))) {
                assertThat(refused(admin.deleteTopics(List.of(Topics.ARTICLE.name()))
                                .all()::get))
                        .as(user.name())
                        .isTrue();
                assertThat(refused(admin.describeAcls(AclBindingFilter.ANY).values()::get))
                        .as(user.name())
                        .isTrue();
                ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);
                assertThat(refused(admin.alterUserScramCredentials(
                                        List.of(new UserScramCredentialUpsertion("admin", scram, "a new one")))
                                .all()::get))
                        .as(user.name())
                        .isTrue();
            }
        }
        try (Admin admin = Admin.create(broker().as("admin"))) {
            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get()).isNotEmpty();
        }
    }

    @Test
    void who_has_the_wrong_password_is_refused() {
        Map<String, Object> settings = broker().as("alert-service");
        settings.computeIfPresent(
                "sasl.jaas.config",
                (name, jaas) -> jaas.toString().replaceFirst("password=\"[^\"]*\"", "password=\"not-this-one\""));

        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void who_comes_without_encryption_is_not_answered() {
        for (String protocol : List.of("PLAINTEXT", "SASL_PLAINTEXT")) {
            Map<String, Object> settings = broker().as("alert-service");
            settings.put("security.protocol", protocol);
            settings.put("default.api.timeout.ms", 3_000);
            settings.put("request.timeout.ms", 1_000);

            try (Admin admin = Admin.create(settings)) {
                assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
            }
        }
    }

    @Test
    void a_client_that_trusts_another_authority_does_not_talk_to_the_broker(@TempDir Path other) {
        String stranger = CertificateAuthority.in(other).certificate();
        Map<String, Object> settings = broker().as("alert-service");
        settings.put("ssl.truststore.certificates", stranger);

        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    private SecuredBroker broker() {
        return Objects.requireNonNull(started);
    }

    private boolean maySend(KafkaUser user, String topic) {
        Producer<byte[], byte[]> producer = producers.computeIfAbsent(user.name(), name -> {
            Map<String, Object> settings = broker().as(name);
            // As the services write. Who may write nowhere is not even given a producer id.
            settings.put("enable.idempotence", !user.writes().isEmpty());
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        });
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes("key"), bytes("{}"));
        return !refused(() -> producer.send(record).get());
    }

    private boolean mayFetch(String user, String topic) {
        Consumer<byte[], byte[]> consumer = consumers.computeIfAbsent(user, name -> consumer(broker().as(name)));
        TopicPartition partition = new TopicPartition(topic, 0);
        return !refused(() -> {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // A position is known to who may describe; only what is fetched is read.
            consumer.position(partition);
            return consumer.poll(Duration.ofMillis(200));
        });
    }

    private boolean mayCommit(KafkaUser user, String group) {
        Map<String, Object> settings = broker().as(user.name());
        settings.put("group.id", group);
        String topic =
                (user.reads().isEmpty() ? user.writes() : user.reads()).get(0).name();
        try (Consumer<byte[], byte[]> consumer = consumer(settings)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            return !refused(() -> {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)));
                return group;
            });
        }
    }

    private boolean mayBegin(String user, String transactionalId) {
        Map<String, Object> settings = broker().as(user);
        settings.put("transactional.id", transactionalId);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return !refused(() -> {
                producer.initTransactions();
                return transactionalId;
            });
        }
    }

    private boolean mayMake(String user, String topic) {
        try (Admin admin = Admin.create(broker().as(user))) {
            return !refused(admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()::get);
        }
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Attempt {
        @Nullable Object run() throws Exception;
    }

    /** Whether the broker says that it is not allowed; anything else that fails fails the test. */
    private static boolean refused(Attempt attempt) {
        try {
            attempt.run();
            return false;
        } catch (ExecutionException | KafkaException e) {
            Throwable reason = e instanceof AuthorizationException ? e : e.getCause();
            if (reason instanceof AuthorizationException) {
                return true;
            }
            throw new AssertionError("failed for another reason", e);
        } catch (Exception e) {
            throw new AssertionError("failed for another reason", e);
        }
    }
}
