package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.MentionKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes actors of one role for many countries, such as every state's foreign ministry. In a template {@code {es}} and
 * {@code {en}} stand for each plain name of the country in that language, {@code {es:1}} for its first demonym in
 * Spanish, {@code {en:1}} in English, and so on.
 */
final class TemplateReader {
    private static final Set<String> FIELDS = Set.of("id", "type", "name", "countries", "names");

    private TemplateReader() {}

    /** One entry of an actor for each country of a template. */
    static List<Entry> read(Entry entry, Map<String, ActorEntry> known) {
        Fields fields = entry.fields().allow(FIELDS);
        List<Entry> made = new ArrayList<>();
        for (String country : fields.texts("countries")) {
            ActorEntry actor = known.get(country);
            if (actor == null) {
                throw fields.problem("countries", "names " + country + ", which is no actor");
            }
            made.add(new Entry(entry.file(), entry.line(), fill(fields, actor)));
        }
        return made;
    }

    private static ObjectNode fill(Fields fields, ActorEntry country) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", slug(first(fields, "id", fields.text("id"), country)));
        node.put("type", fields.text("type"));
        node.put("name", first(fields, "name", fields.text("name"), country));
        node.putArray("affiliations").add(country.id());
        ObjectNode names = node.putObject("names");
        fields.entries("names").forEach(byLanguage -> {
            ArrayNode list = names.putArray(byLanguage.getKey());
            byLanguage
                    .getValue()
                    .forEach(template -> all(template.asText(), country).forEach(list::add));
        });
        return node;
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String first(Fields fields, String field, String template, ActorEntry country) {
        return all(template, country).stream()
                .findFirst()
                .orElseThrow(() -> fields.problem(field, "cannot be filled for " + country.id()));
    }

    private static Set<String> all(String template, ActorEntry country) {
        Set<String> filled = new LinkedHashSet<>();
        filled.add(template.replace("{name}", country.name()));
        for (String language : List.of("es", "en")) {
            List<String> demonyms = texts(country, language, MentionKind.DEMONYM);
            for (int i = 0; i < 4; i++) {
                String mark = "{" + language + ":" + (i + 1) + "}";
                filled = replace(filled, mark, i < demonyms.size() ? demonyms.subList(i, i + 1) : List.of());
            }
            filled = replace(filled, "{" + language + "}", texts(country, language, MentionKind.NAME));
        }
        return filled;
    }

    private static Set<String> replace(Set<String> texts, String mark, List<String> values) {
        Set<String> replaced = new LinkedHashSet<>();
        for (String text : texts) {
            if (text.contains(mark)) {
                values.forEach(value -> replaced.add(text.replace(mark, value)));
            } else {
                replaced.add(text);
            }
        }
        return replaced;
    }

    private static List<String> texts(ActorEntry country, String language, MentionKind kind) {
        return country.spellings().stream()
                .filter(s -> s.kind() == kind && s.language().equals(language))
                .filter(s -> kind == MentionKind.DEMONYM || s.plain())
                .map(Spelling::nominative)
                .distinct()
                .toList();
    }
}
