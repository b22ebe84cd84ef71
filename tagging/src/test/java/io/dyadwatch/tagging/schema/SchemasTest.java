package io.dyadwatch.tagging.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.match.Neighbours;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that an analyst's editor reads say what the reader says. */
class SchemasTest {
    private static final List<String> NAMES = List.of(
            "common",
            "actors",
            "topics",
            "lists",
            "rules",
            "themes",
            "blocks",
            "boilerplate",
            "templates",
            "languages");

    private static final ObjectMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    private static final Map<String, JsonSchema> SCHEMAS = schemas();

    static List<VocabularyFile> files() {
        return Vocabulary.packagedFiles();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("files")
    void every_packaged_file_fits_its_schema(VocabularyFile file) throws IOException {
        assertThat(violations(file)).as(file.name()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actors/x | - {id: A B, type: country, name: A, names: {es: [A]}}",
                "actors/x | - {id: a, type: planet, name: A, names: {es: [A]}}",
                "actors/x | - {id: a, type: country, names: {es: [A]}}",
                "actors/x | - {id: a, type: country, name: A}",
                "actors/x | - {id: a, type: country, name: A, names: {xx: [A]}}",
                "actors/x | - {id: a, type: country, name: A, names: {es: ['...']}}",
                "actors/x | - {id: a, type: country, name: A, names: {es: [{text: A, colour: red}]}}",
                "actors/x | - {id: a, type: country, name: A, names: {es: [{case: any}]}}",
                "actors/x | - {id: a, type: country, name: A, names: {es: [{text: A, case: upper}]}}",
                "actors/x | - {id: a, type: country, name: A, names: {es: [{text: A, after: ['<what>']}]}}",
                "actors/x | - {id: a, type: country, name: A, wikidata: 'P7', names: {es: [A]}}",
                "actors/x | - {id: a, type: person, name: A, given: [A]}",
                "actors/x | - {id: a, type: person, name: A, gender: x, family: [A]}",
                "actors/x | - {id: a, type: person, name: A, family: [A], affiliations: [{actor: a, role: king}]}",
                "actors/x | - {id: a, type: person, name: A, family: [A], affiliations: [{actor: a, from: soon}]}",
                "topics/x | - {id: t, name: T, sets: {s: [a]}}",
                "topics/x | - {id: t, name: T, sets: {s: {xx: [a]}}, patterns: [{find: [s]}]}",
                "topics/x | - {id: t, name: T, sets: {s: [a]}, patterns: [{find: [s], gap: -1}]}",
                "topics/x | - {id: t, name: T, sets: {s: [a]}, patterns: [{find: [s], colour: red}]}",
                "lists/x | - {id: l, language: xx, words: [a]}",
                "lists/x | - {language: es, words: [a]}",
                "themes | - {id: t, words: [a], atLeast: 0}",
                "rules | - {id: r, exceptions: [{notAfter: [a]}]}",
                "rules | - {id: r, notAlone: maybe}",
                "blocks/x | - {id: b, language: xx, names: [A]}",
                "boilerplate/x | - {about: nothing}",
                "boilerplate/x | - {phrases: [a], unit: page}",
                "templates/x | - {id: a, type: planet, name: A, countries: [a]}"
            })
    void what_the_reader_refuses_the_schema_refuses_too(String name, String yaml) throws IOException {
        VocabularyFile file = new VocabularyFile(name + ".yaml", yaml);

        assertThat(violations(file)).isNotEmpty();
        assertThatThrownBy(() -> Vocabulary.of(withRules(file))).isInstanceOf(InvalidVocabulary.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actors/x | - {id: a, type: person, name: A, family: [A], affiliations: [a, {actor: a, from: 2024, to: 2024-05}]}",
                "actors/x | - {id: a, type: country, name: A, names: {ru: [{texts: [А], gender: f, plural: true}]}}",
                "topics/x | - {id: t, name: T, sets: {s: {es: [a]}}, patterns: [{find: [s], language: es}]}",
                "boilerplate/x | - {numbersOnly: true}"
            })
    void what_the_reader_takes_the_schema_takes_too(String name, String yaml) throws IOException {
        VocabularyFile file = new VocabularyFile(name + ".yaml", yaml);

        assertThat(violations(file)).isEmpty();
        assertThat(Vocabulary.of(withRules(file)).version()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takes_every_kind_of_neighbour(Neighbours.Kind kind) throws IOException {
        String item = "<" + kind.name().toLowerCase(Locale.ROOT) + ">";

        assertThat(violations(new VocabularyFile("rules.yaml", "- {id: r, notAfter: ['" + item + "']}")))
                .isEmpty();
    }

    private static List<VocabularyFile> withRules(VocabularyFile file) {
        return file.name().equals("rules.yaml")
                ? List.of(file)
                : List.of(file, new VocabularyFile("rules.yaml", "- {id: surname}"));
    }

    private static Set<ValidationMessage> violations(VocabularyFile file) throws IOException {
        String kind = file.name().replaceAll("[/.].*", "");
        try (JsonParser parser = YAML.createParser(file.content())) {
            JsonNode entries = YAML.readTree(parser);
            return Objects.requireNonNull(SCHEMAS.get(kind), kind).validate(entries);
        }
    }

    private static Map<String, JsonSchema> schemas() {
        Map<String, String> documents = new HashMap<>();
        NAMES.forEach(
                name -> documents.put("https://dyadwatch.io/schema/vocabulary/" + name + ".json", document(name)));
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(documents)));
        Map<String, JsonSchema> schemas = new HashMap<>();
        for (String name : NAMES) {
            schemas.put(
                    name,
                    factory.getSchema(
                            document(name), SchemaValidatorsConfig.builder().build()));
        }
        return schemas;
    }

    private static String document(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream("schema/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
