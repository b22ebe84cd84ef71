package io.dyadwatch.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schemas beside those that were published, {@code published/} in this test's resources. A release puts its schemas
 * there; a change that breaks needs a next version of the record, with a topic of its own.
 */
class EvolutionTest {
    private static final String SCHEMA = """
            {"type":"object",
             "properties":{"id":{"type":"string"},
                           "kind":{"enum":["a","b"]},
                           "parts":{"type":"array","items":{"$ref":"#/$defs/part"}}},
             "required":["id"],
             "$defs":{"part":{"type":"object","properties":{"n":{"type":"integer","minimum":1}},"required":["n"]}}}
            """;

    @ParameterizedTest
    @EnumSource
    void recordsOfTheLastReleaseAndOfThisOneAreReadByBoth(Schemas schema) {
        String published = published(schema);

        assertThat(Evolution.breaks(read(published), read(schema.document())))
                .as("what breaks in " + schema.title())
                .isEmpty();
    }

    @Test
    void anOptionalFieldMayBeAddedAndDescriptionsMayChange() {
        String next = SCHEMA.replace("\"kind\":", "\"more\":{\"$ref\":\"#/$defs/other\"},\"kind\":")
                .replace("\"$defs\":{", "\"$defs\":{\"other\":{\"type\":\"string\"},")
                .replace("{\"type\":\"string\"}", "{\"type\":\"string\",\"description\":\"said better\"}");

        assertThat(Evolution.breaks(read(SCHEMA), read(next))).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":{"type":"string"}, | | $.properties.id is gone
            "id":{"type":"string"} | "id":{"type":"integer"} | $.properties.id.type was "string" and is "integer"
            "enum":["a","b"] | "enum":["a","b","c"] | $.properties.kind.enum was ["a","b"] and is ["a","b","c"]
            "minimum":1 | "minimum":2 | $.$defs.part.properties.n.minimum was 1 and is 2
            "required":["id"] | "required":["id","kind"] | $.kind is required, which records on the topics do not know
            "required":["n"] | "required":[] | $.$defs.part.n may be left out, which readers of today do not know
            """)
    void whatBreaksIsFound(String before, String after, String found) {
        String next = SCHEMA.replace(before, after == null ? "" : after);

        assertThat(next).isNotEqualTo(SCHEMA);
        assertThat(Evolution.breaks(read(SCHEMA), read(next))).containsExactly(found);
    }

    private static JsonNode read(String json) {
        return Json.read(json.getBytes(UTF_8), JsonNode.class);
    }

    private static String published(Schemas schema) {
        String file = "published/" + schema.title() + ".json";
        try (InputStream in = EvolutionTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError("a schema is published with the release that brings it: " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
