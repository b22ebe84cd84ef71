package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One item of a vocabulary file, as it stands there.
 *
 * @param file name of the file
 * @param line where it begins, from 1; 0 where there is no file, and {@code file} says what it is
 * @param node its fields
 */
public record Entry(String file, int line, JsonNode node) {
    /** YAML 1.1 reads {@code no}, {@code on} and {@code y} as truth values: in a list of words they are words. */
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    /** Reads a file that is a list of objects. */
    static List<Entry> of(VocabularyFile file) {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = YAML.createParser(file.content())) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY) {
                throw new InvalidVocabulary(file.name() + ", line 1:", "must be a list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int line = parser.currentTokenLocation().getLineNr();
                JsonNode node = YAML.readTree(parser);
                entries.add(new Entry(file.name(), line, node));
            }
            return entries;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidVocabulary(
                    file.name() + ", line " + line + ":", "is not valid YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that stands in no file. */
    static Entry changed(String kind, String id, JsonNode node) {
        return new Entry(kind + " " + id, 0, node);
    }

    Fields fields() {
        if (line == 0) {
            return new Fields(file, node);
        }
        String id = node.path("id").asText("");
        return new Fields(file + ", line " + line + (id.isEmpty() ? "" : ", entry " + id), node);
    }
}
