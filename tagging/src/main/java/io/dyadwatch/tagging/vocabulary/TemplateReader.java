package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes actors of one role for many countries, such as every state's foreign ministry. A gap {@code {xx}} or
 * {@code {xx:form}} in a template, {@code xx} being a language, is filled with each of the country's words that
 * {@link CountryWords} gives for it; {@code {name}} with its display name. A name whose gap finds no word is left out.
 */
final class TemplateReader {
    private static final Set<String> FIELDS = Set.of("id", "type", "name", "countries", "names");
    /** Names that one template may make of one country. */
    private static final int MOST_FILLED = 1_000;

    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)(?::([a-z0-9:]+))?}");

    private final Fields fields;

    private TemplateReader(Fields fields) {
        this.fields = fields;
    }

    /** One entry of an actor for each country of a template. */
    static List<Entry> read(Entry entry, Map<String, ActorEntry> known) {
        Fields fields = entry.fields().allow(FIELDS);
        TemplateReader template = new TemplateReader(fields);
        List<Entry> made = new ArrayList<>();
        for (String country : fields.texts("countries")) {
            ActorEntry actor = known.get(country);
            if (actor == null) {
                throw fields.problem("countries", "names " + country + ", which is no actor");
            }
            made.add(new Entry(entry.file(), entry.line(), template.fill(actor)));
        }
        return made;
    }

    private ObjectNode fill(ActorEntry country) {
        CountryWords words = new CountryWords(country);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", slug(first("id", words, country)));
        node.put("type", fields.text("type"));
        node.put("name", first("name", words, country));
        node.putArray("affiliations").add(country.id());
        ObjectNode names = node.putObject("names");
        for (Map.Entry<String, JsonNode> byLanguage : fields.entriesByLanguage("names")) {
            String field = "names." + byLanguage.getKey();
            ArrayNode list = names.putArray(byLanguage.getKey());
            Set<String> filled = new LinkedHashSet<>();
            fields.texts(field, byLanguage.getValue()).forEach(text -> filled.addAll(all(field, text, words)));
            filled.forEach(list::add);
        }
        return node;
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private String first(String field, CountryWords words, ActorEntry country) {
        return all(field, fields.text(field), words).stream()
                .findFirst()
                .orElseThrow(() -> fields.problem(field, "cannot be filled for " + country.id()));
    }

    /** Every way to fill the first gap, and in each of them the next one. */
    private List<String> all(String field, String text, CountryWords words) {
        Matcher gap = GAP.matcher(text);
        if (!gap.find()) {
            return List.of(text);
        }
        String before = text.substring(0, gap.start());
        String after = text.substring(gap.end());
        List<String> filled = new ArrayList<>();
        for (String word : words(field, gap, words)) {
            filled.addAll(all(field, before + word + after, words));
            if (filled.size() > MOST_FILLED) {
                throw fields.problem(field, "can be filled in too many ways: at most " + MOST_FILLED);
            }
        }
        return filled;
    }

    private List<String> words(String field, Matcher gap, CountryWords words) {
        String language = gap.group(1);
        String form = gap.group(2) == null ? "" : gap.group(2);
        if (language.equals("name") && form.isEmpty()) {
            return List.of(words.name());
        }
        if (!Languages.isKnown(language)) {
            throw fields.problem(field, "has the gap " + gap.group() + ", which is no language of the vocabulary");
        }
        try {
            return words.of(language, form);
        } catch (IllegalArgumentException e) {
            throw fields.problem(field, "has the gap " + gap.group() + ", which is no form in that language");
        }
    }
}
