package io.dyadwatch.enrich;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dyadwatch.contracts.ActorPair;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.enrich.vocabulary.VocabularyTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on a real broker. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class EnrichServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    LiveVocabulary vocabulary;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void ready() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void articlesAreEnrichedOnceAndWhatIsNoneIsADeadLetter() throws Exception {
        Article first = Samples.article("kafka-1", "Russia met Venezuela in Moscow.");
        Article changed = Samples.article("kafka-1", "Russia met Cuba in Moscow.");
        Article second = Samples.article("kafka-2", "Nothing happened at all today.");
        write(first.id(), Json.write(first));
        write(first.id(), Json.write(first));
        write(null, "no JSON".getBytes(StandardCharsets.UTF_8));
        write("tombstone", null);
        write("empty", new byte[0]);
        write(second.id(), Json.write(second));
        write(first.id(), Json.write(changed));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(enriched(first.id()))
                    .extracting(EnrichedArticle::revision)
                    .containsExactly(1, 2);
            assertThat(enriched(second.id()))
                    .extracting(EnrichedArticle::revision)
                    .containsExactly(1);
            assertThat(read(Topics.ARTICLE_DLQ, letter -> !keyIs(letter, "large")))
                    .hasSize(3)
                    .allSatisfy(letter ->
                            assertThat(header(letter, Headers.DLQ_TOPIC)).isEqualTo(Topics.ARTICLE.name()));
        });
        int pairs = enriched(first.id()).stream()
                .mapToInt(article -> article.pairs().size())
                .sum();
        assertThat(pairs).isPositive();
        assertThat(read(Topics.ACTOR_PAIR, record -> true))
                .extracting(record -> Json.read(record.value(), ActorPair.class).articleId())
                .filteredOn(first.id()::equals)
                .hasSize(pairs);
    }

    @Test
    void aRecordOfTheLargestSizeThatTheTopicTakesDoesNotStopItsNeighbours() throws Exception {
        Article article = Samples.article("kafka-3", "After the large one.");
        write("large", new byte[Topics.ARTICLE_MAX_BYTES - 1024]);
        write(article.id(), Json.write(article));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(enriched(article.id())).hasSize(1);
            assertThat(read(Topics.ARTICLE_DLQ, letter -> keyIs(letter, "large")))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value()).hasSize(Topics.ARTICLE_MAX_BYTES - 1024));
        });
    }

    @Test
    void theVocabularyStandsOnItsTopicBeforeTheServiceIsReady() {
        Map<String, VocabularyEntry> standing =
                read(Topics.VOCABULARY, record -> !keyIs(record, KafkaResource.GARBAGE)).stream()
                        .collect(Collectors.toMap(
                                record -> new String(record.key(), StandardCharsets.UTF_8),
                                record -> Json.read(record.value(), VocabularyEntry.class),
                                (before, after) -> after));

        assertThat(standing.values()).containsAll(vocabulary.base().entries());
        assertThat(header(
                        read(Topics.VOCABULARY, record -> keyIs(record, "actor/russia"))
                                .get(0),
                        VocabularyTopic.VERSION_HEADER))
                .isEqualTo(vocabulary.base().version());
    }

    @Test
    void whatStoodOnTheVocabularyTopicBeforeTheStartIsInForceForTheFirstArticle() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(enriched(KafkaResource.FIRST_ARTICLE.id()))
                        .singleElement()
                        .satisfies(article -> assertThat(article.actors())
                                .extracting(TaggedActor::id)
                                .contains(KafkaResource.CHANGED_BEFORE_START)));
        given().get("/q/metrics")
                .then()
                .body(containsString("dyadwatch_enrich_vocabulary_skipped_total{reason=\"unreadable\"} 1.0"));
    }

    @Test
    void aDryRunTellsWhatWouldBeFoundAndPublishesNothing() {
        int before = read(Topics.ENRICHED_ARTICLE, record -> true).size();

        byte[] answer = given().contentType("application/json")
                .body("{\"text\":\"Russia met Venezuela.\",\"language\":\"en\",\"unknown\":1}")
                .post("/v1/enrich")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();

        assertThat(Json.read(answer, EnrichedArticle.class).pairs()).isNotEmpty();
        assertThat(read(Topics.ENRICHED_ARTICLE, record -> record.key() == null))
                .isEmpty();
        assertThat(read(Topics.ENRICHED_ARTICLE, record -> true)).hasSizeGreaterThanOrEqualTo(before);
    }

    @Test
    void aDryRunThatIsRefusedNamesTheField() {
        refused("{\"text\":7}", 400, "text");
        refused("{\"text\":", 400, "$");
        refused("", 400, "$");
        refused("{}", 422, "text");
        refused("{\"text\":\" \"}", 422, "text");
        refused("{\"text\":\"\\u0000\"}", 422, "text");
        refused("{\"text\":\"a\",\"language\":\"??\"}", 422, "language");
        refused("{\"text\":\"" + "x".repeat(Article.MAX_TEXT_BYTES + 1) + "\"}", 413, "text");
    }

    @Test
    void otherHttpErrorsAreProblemsToo() {
        given().contentType("text/plain")
                .body("text")
                .post("/v1/enrich")
                .then()
                .statusCode(415)
                .contentType(Problem.CONTENT_TYPE)
                .body("status", equalTo(415));
        given().get("/v1/nowhere").then().statusCode(404).contentType(Problem.CONTENT_TYPE);
    }

    @Test
    void theVocabularyIsReadPageByPage() {
        String first = given().get("/v1/actors?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        given().get("/v1/actors?limit=1000&after=" + first)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(Math.min(1000, actors() - 1)));
        given().get("/v1/topics").then().statusCode(200).body("items[0].kind", equalTo("topic"));
        given().get("/v1/topics?limit=many").then().statusCode(422).body("errors[0].field", equalTo("limit"));
        given().get("/v1/topics?limit=0").then().statusCode(422).body("errors[0].field", equalTo("limit"));
    }

    @Test
    void itTellsHowItIs() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("dyadwatch_enrich_dead_letters_total"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/enrich"));
    }

    @Test
    void whatACallerMakesUpIsNoLabel() {
        given().get("/v1/made-up").then().statusCode(404);
        given().get("/v1/actors/made-up").then().statusCode(404);

        given().get("/q/metrics")
                .then()
                .body(containsString("uri=\"NOT_FOUND\""))
                .body(containsString("uri=\"/v1/actors/{id}\""))
                .body(not(containsString("made-up")));
    }

    private int actors() {
        return (int) vocabulary.required().vocabulary().entries().stream()
                .filter(entry -> entry.kind() == VocabularyEntry.Kind.ACTOR)
                .count();
    }

    private static void refused(String body, int status, String field) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/enrich")
                .then()
                .statusCode(status)
                .contentType(Problem.CONTENT_TYPE)
                .body("errors[0].field", equalTo(field));
    }

    private void write(@Nullable String key, byte @Nullable [] value) throws Exception {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.ARTICLE_MAX_BYTES);
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ARTICLE.name(), keyBytes, value))
                    .get();
        }
    }

    private List<EnrichedArticle> enriched(String articleId) {
        return read(Topics.ENRICHED_ARTICLE, record -> keyIs(record, articleId)).stream()
                .map(record -> Json.read(record.value(), EnrichedArticle.class))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(
            Topic<?> topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return CommittedRecords.of(bootstrapServers, topic).stream()
                .filter(wanted)
                .toList();
    }

    private static boolean keyIs(ConsumerRecord<byte[], byte[]> record, String key) {
        return record.key() != null && key.equals(new String(record.key(), StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
