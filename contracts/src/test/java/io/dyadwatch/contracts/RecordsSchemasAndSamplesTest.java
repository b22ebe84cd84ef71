package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsSchemasAndSamplesTest {
    private static final ObjectMapper JSON = Json.mapper();

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("article", Schemas.ARTICLE, Article.class),
                Arguments.of("article-minimal", Schemas.ARTICLE, Article.class),
                Arguments.of("enriched-article", Schemas.ENRICHED_ARTICLE, EnrichedArticle.class),
                Arguments.of("actor-pair", Schemas.ACTOR_PAIR, ActorPair.class),
                Arguments.of("vocabulary-entry", Schemas.VOCABULARY_ENTRY, VocabularyEntry.class),
                Arguments.of("vocabulary-entry-topic", Schemas.VOCABULARY_ENTRY, VocabularyEntry.class),
                Arguments.of("vocabulary-entry-changed", Schemas.VOCABULARY_ENTRY, VocabularyEntry.class),
                Arguments.of("feed", Schemas.FEED, Feed.class),
                Arguments.of("feed-state", Schemas.FEED_STATE, FeedState.class),
                Arguments.of("feed-state-new", Schemas.FEED_STATE, FeedState.class),
                Arguments.of("alert", Schemas.ALERT, Alert.class),
                Arguments.of("alert-matched", Schemas.ALERT_MATCHED, AlertMatched.class),
                Arguments.of("alert-updated", Schemas.ALERT_UPDATED, AlertUpdated.class),
                Arguments.of("endpoint-ping", Schemas.ENDPOINT_PING, EndpointPing.class),
                Arguments.of("operator-event", Schemas.OPERATOR_EVENT, OperatorEvent.class));
    }

    /** Objects whose field names are data: whatever stands in them is known. */
    private static final Set<String> OPEN_MAPS = Set.of("entry", "by");

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_sample_fits_its_schema_and_survives_reading_and_writing(String name, Schemas schema, Class<?> type)
            throws IOException {
        JsonNode sample = Samples.read(name);

        Object record = Json.read(JSON.writeValueAsBytes(sample), type);
        JsonNode written = JSON.readTree(Json.write(record));

        assertThat(violations(schema, sample)).isEmpty();
        assertThat(written).isEqualTo(sample);
        assertThat(violations(schema, written)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void unknown_fields_are_ignored_at_every_level(String name, Schemas schema, Class<?> type) throws IOException {
        JsonNode sample = Samples.read(name);
        JsonNode extended = sample.deepCopy();
        addUnknownFields(extended);

        Object record = Json.read(JSON.writeValueAsBytes(extended), type);

        assertThat(JSON.readTree(Json.write(record))).isEqualTo(sample);
        assertThat(violations(schema, extended)).isEmpty();
    }

    @Test
    void every_record_component_stands_in_its_schema_and_nothing_else_does() throws IOException {
        Map<String, Class<?>> documents = new HashMap<>();
        samples().forEach(a -> documents.put(((Schemas) a.get()[1]).name(), (Class<?>) a.get()[2]));

        for (Schemas schema : Schemas.values()) {
            JsonNode document = JSON.readTree(schema.document());
            Class<?> type = documents.get(schema.name());
            assertThat(type).as(schema.name()).isNotNull();
            if (type != null) {
                comparePropertiesOf(JSON.constructType(type), document, document, new HashSet<>());
            }
        }
    }

    private void comparePropertiesOf(JavaType type, JsonNode schema, JsonNode document, Set<JavaType> seen)
            throws IOException {
        if (!seen.add(type)) {
            return;
        }
        Map<String, JavaType> components = new HashMap<>();
        for (BeanPropertyDefinition property :
                JSON.getSerializationConfig().introspect(type).findProperties()) {
            components.put(property.getName(), property.getPrimaryType());
        }
        Set<String> declared = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(declared::add);
        assertThat(declared).as("%s", type).isEqualTo(new TreeSet<>(components.keySet()));
        for (Map.Entry<String, JavaType> component : components.entrySet()) {
            JavaType inner = component.getValue().isCollectionLikeType()
                    ? component.getValue().getContentType()
                    : component.getValue();
            JsonNode property = schema.path("properties").path(component.getKey());
            JsonNode item = component.getValue().isCollectionLikeType() ? property.path("items") : property;
            if (inner.getRawClass().isRecord()) {
                String reference = item.path("$ref").asText();
                if (reference.startsWith("#")) {
                    comparePropertiesOf(inner, document.at(reference.substring(1)), document, seen);
                } else if (reference.isEmpty()) {
                    comparePropertiesOf(inner, item, document, seen);
                }
            }
        }
    }

    private static void addUnknownFields(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            // The form of a vocabulary's entry is the tagger's: it travels as it is.
            if (!OPEN_MAPS.contains(field.getKey())) {
                addUnknownFields(field.getValue());
            }
        }
        if (node.isArray()) {
            node.forEach(RecordsSchemasAndSamplesTest::addUnknownFields);
        }
        if (node instanceof ObjectNode object) {
            object.put("somethingNew", 1);
        }
    }

    private static Set<ValidationMessage> violations(Schemas schema, JsonNode value) {
        Map<String, String> documents = new HashMap<>();
        for (Schemas each : Schemas.values()) {
            try {
                documents.put(JSON.readTree(each.document()).get("$id").asText(), each.document());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(documents)));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema validator = factory.getSchema(schema.document(), config);
        return validator.validate(value);
    }
}
