package io.dyadwatch.tagging.inflect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link Grammar} from its file. */
final class GrammarReader {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    private final JsonNode root;
    private final int cases;

    private GrammarReader(JsonNode root) {
        this.root = root;
        this.cases = root.path("cases").asInt();
    }

    /** @param language {@code ru} or {@code uk} */
    static Grammar read(String language) {
        try (InputStream in = GrammarReader.class.getResourceAsStream(language + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException(language + ".yaml is missing from the jar");
            }
            return new GrammarReader(YAML.readTree(in)).grammar();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Grammar grammar() {
        Map<String, Set<String>> words = new HashMap<>();
        for (Map.Entry<String, JsonNode> list : root.path("words").properties()) {
            Set<String> plain = new HashSet<>();
            split(list.getValue()).forEach(word -> plain.add(Grammar.plain(word)));
            words.put(list.getKey(), Set.copyOf(plain));
        }
        return new Grammar(
                cases,
                nouns("nouns"),
                nouns("plurals"),
                adjectives(),
                nouns("people"),
                nouns("families"),
                Map.copyOf(words));
    }

    private Endings<NounRule> nouns(String section) {
        Endings<NounRule> rules = new Endings<>();
        for (JsonNode node : root.path(section)) {
            NounRule rule = new NounRule(
                    node.path("cut").asText(""),
                    Hint.of(node.path("gender").asText(""), false).gender(),
                    column(node.path("singular")),
                    column(node.path("plural")));
            for (String ending : split(node.path("endings"))) {
                checkEnds(ending, rule.cut());
                rules.addEnding(ending, rule);
            }
            for (String word : split(node.path("words"))) {
                checkEnds(word, rule.cut());
                rules.addWord(word, rule);
            }
        }
        return rules;
    }

    private Endings<Grammar.Shown> adjectives() {
        Endings<Grammar.Shown> rules = new Endings<>();
        for (JsonNode node : root.path("adjectives")) {
            Map<Agreement, Column> columns = new EnumMap<>(Agreement.class);
            columns.put(Agreement.MASCULINE, required(node, "masculine"));
            columns.put(Agreement.FEMININE, required(node, "feminine"));
            columns.put(Agreement.NEUTER, required(node, "neuter"));
            columns.put(Agreement.PLURAL, required(node, "plural"));
            AdjectiveRule rule = new AdjectiveRule(Map.copyOf(columns));
            Set<String> modifiers = Set.copyOf(split(node.path("modifier")));
            Set<String> unknown = Set.copyOf(split(node.path("unknown-by")));
            for (Map.Entry<Agreement, Column> column : columns.entrySet()) {
                String name = Grammar.plain(column.getKey().name());
                if (unknown.contains(name)) {
                    continue;
                }
                Grammar.Shown shown = new Grammar.Shown(rule, column.getKey(), modifiers.contains(name));
                String nominative = column.getValue().nominative();
                for (String stem : split(node.path("after"))) {
                    rules.addEnding(stem + nominative, shown);
                }
                for (String stem : split(node.path("words"))) {
                    rules.addWord(stem + nominative, shown);
                }
                if (!node.has("after") && !node.has("words")) {
                    rules.addEnding(nominative, shown);
                }
            }
        }
        return rules;
    }

    private Column required(JsonNode node, String field) {
        return column(node.path(field))
                .orElseThrow(() -> new IllegalStateException("an adjective of the tables has no " + field));
    }

    private Optional<Column> column(JsonNode row) {
        if (row.isMissingNode()) {
            return Optional.empty();
        }
        Column column = Column.of(row.asText());
        if (column.endings().size() != cases) {
            throw new IllegalStateException("has not " + cases + " cases: " + row.asText());
        }
        return Optional.of(column);
    }

    private static void checkEnds(String ending, String cut) {
        if (!ending.endsWith(cut)) {
            throw new IllegalStateException(ending + " does not end in " + cut);
        }
    }

    private static List<String> split(JsonNode words) {
        String text = words.asText("").trim();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
    }
}
