package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One item of a vocabulary file, as it stands there.
 *
 * @param file name of the file
 * @param line where it begins, from 1; 0 where there is no file, and {@code file} says what it is
 * @param node its fields
 */
public record Entry(String file, int line, JsonNode node) {
    /** YAML 1.1 reads {@code no}, {@code on} and {@code y} as truth values: in a list of words they are words. */
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int LONGEST_SHOWN_ID = 60;
    /** Characters, as many as the YAML library reads. */
    private static final int LONGEST_FILE = 3 * 1024 * 1024;

    private static final int LONGEST_LINE = 100_000;

    /** Reads a file that is a list of objects. */
    static List<Entry> of(VocabularyFile file) {
        checkSize(file);
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = new PlainParser(file.name(), YAML.getFactory().createParser(file.content()))) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY) {
                throw problem(file.name(), 1, "must be a list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int line = parser.currentTokenLocation().getLineNr();
                JsonNode node = YAML.readTree(parser);
                entries.add(new Entry(file.name(), line, node));
            }
            if (parser.nextToken() != null) {
                throw problem(file.name(), parser.currentTokenLocation().getLineNr(), "must end where its list ends");
            }
            return entries;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw problem(file.name(), line, "is not valid YAML: " + e.getOriginalMessage());
        } catch (YAMLException e) {
            throw problem(file.name(), 1, "is not valid YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reader of YAML takes time that grows with the square of a text that stands on one line. */
    private static void checkSize(VocabularyFile file) {
        String content = file.content();
        if (content.length() > LONGEST_FILE) {
            throw problem(file.name(), 1, "must not begin a file of more than " + LONGEST_FILE + " characters");
        }
        int line = 1;
        int start = 0;
        while (start < content.length()) {
            int end = content.indexOf('\n', start);
            end = end < 0 ? content.length() : end;
            if (end - start > LONGEST_LINE) {
                throw problem(file.name(), line, "must have at most " + LONGEST_LINE + " characters");
            }
            start = end + 1;
            line++;
        }
    }

    private static InvalidVocabulary problem(String file, int line, String problem) {
        return new InvalidVocabulary(file + ", line " + line + ":", problem);
    }

    /** Refuses what would be read as something else than it says: Jackson takes {@code *name} for the text "name". */
    private static final class PlainParser extends JsonParserDelegate {
        private final String file;
        private final YAMLParser yaml;

        PlainParser(String file, YAMLParser yaml) {
            super(yaml);
            this.file = file;
            this.yaml = yaml;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (token == JsonToken.VALUE_STRING && yaml.isCurrentAlias()) {
                throw problem(file, currentTokenLocation().getLineNr(), "must not use an anchor: write it out");
            }
            return token;
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
        String id = InvalidVocabulary.cut(node.path("id").asText(""), LONGEST_SHOWN_ID);
        return new Fields(file + ", line " + line + (id.isEmpty() ? "" : ", entry " + id), node);
    }
}
