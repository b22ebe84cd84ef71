package io.dyadwatch.tagging.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.tagging.text.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the fields of one YAML object strictly: every problem names the place, no field goes unnoticed. */
final class Fields {
    /** Characters of any text; descriptions are the longest. */
    private static final int LONGEST_TEXT = 2_000;

    private static final int LONGEST_SLUG = 100;
    /** Characters and words of a name or phrase to be found in texts. */
    private static final int LONGEST_PHRASE = 250;

    private static final int MOST_WORDS = 25;

    private final String where;
    private final JsonNode node;

    /** @param where file, line and path of the object, for messages */
    Fields(String where, JsonNode node) {
        this.where = where;
        this.node = node;
        if (!node.isObject()) {
            throw new InvalidVocabulary(where + ":", "must be an object");
        }
    }

    String where() {
        return where;
    }

    InvalidVocabulary problem(String field, String problem) {
        return new InvalidVocabulary(where + ", field " + field + ":", problem);
    }

    Fields allow(Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw problem(name, "is not known here");
            }
        }
        return this;
    }

    /** An id: words of small letters and digits with single hyphens between. */
    String slug(String field) {
        String slug = text(field);
        if (slug.length() > LONGEST_SLUG) {
            throw problem(field, "must have at most " + LONGEST_SLUG + " characters");
        }
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw problem(field, "must be a slug: a-z, 0-9 and single hyphens");
        }
        return slug;
    }

    boolean has(String field) {
        return node.has(field);
    }

    String text(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw problem(field, "is required");
        }
        return text(field, value);
    }

    String text(String field, String otherwise) {
        return node.has(field) ? text(field) : otherwise;
    }

    private String text(String field, JsonNode value) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw problem(field, "must be a text (quote it if it looks like something else)");
        }
        if (value.textValue().length() > LONGEST_TEXT) {
            throw problem(field, "must have at most " + LONGEST_TEXT + " characters");
        }
        return value.textValue();
    }

    /** A name or phrase as written, if it is not longer than any that a text would hold. */
    String phrase(String field, String text) {
        if (text.length() > LONGEST_PHRASE) {
            throw problem(field, "must have at most " + LONGEST_PHRASE + " characters");
        }
        if (Words.of(text).count() > MOST_WORDS) {
            throw problem(field, "must have at most " + MOST_WORDS + " words");
        }
        return text;
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = node.get(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw problem(field, "must be true or false");
        }
        return value.booleanValue();
    }

    int number(String field, int otherwise) {
        JsonNode value = node.get(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.intValue() < 0) {
            throw problem(field, "must be a whole number, 0 or more");
        }
        return value.intValue();
    }

    double share(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return 0;
        }
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw problem(field, "must be a number from 0 to 1");
        }
        return value.doubleValue();
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(field)) {
            texts.add(text(field + "[" + texts.size() + "]", item));
        }
        return texts;
    }

    /** A list of texts, or one text for a list of one. */
    List<String> textOrTexts(String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() ? List.of(text(field)) : texts(field);
    }

    List<JsonNode> items(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw problem(field, "must be a list");
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    /** The fields of an object inside this one, in order; none where it is absent. */
    List<Map.Entry<String, JsonNode>> entries(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isObject()) {
            throw problem(field, "must be an object");
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        entries.addAll(value.properties());
        return entries;
    }

    /** A text or a whole number, as text: YAML takes a year for a number. */
    String scalar(String field) {
        JsonNode value = node.get(field);
        return value != null && value.isIntegralNumber() ? value.asText() : text(field);
    }

    /** One of the constants of an enum, in small letters with hyphens. */
    <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        String text = text(field);
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) {
                return constant;
            }
            known.add(name);
        }
        String last = known.remove(known.size() - 1);
        throw problem(field, "must be " + String.join(", ", known) + " or " + last);
    }

    boolean isObject(String field) {
        return node.path(field).isObject();
    }

    /** A list of texts that stands somewhere inside a field. */
    List<String> texts(String path, JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            texts.add(text(path + "[" + texts.size() + "]", item));
        }
        return texts;
    }

    /** A field that is an object of lists by language; none where it is absent. */
    List<Map.Entry<String, JsonNode>> entriesByLanguage(String field) {
        if (!has(field)) {
            return List.of();
        }
        entries(field);
        return byLanguage(field, node.path(field));
    }

    /** The fields of an object whose keys are languages of the vocabulary, or {@link Languages#ANY}. */
    List<Map.Entry<String, JsonNode>> byLanguage(String field, JsonNode object) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
        for (Map.Entry<String, JsonNode> entry : entries) {
            String language = entry.getKey();
            if (!language.equals(Languages.ANY) && !Languages.isKnown(language)) {
                throw problem(field + "." + language, "is no language of the vocabulary");
            }
            if (!entry.getValue().isArray()) {
                throw problem(field + "." + language, "must be a list");
            }
        }
        return entries;
    }

    Fields inside(String path, JsonNode value) {
        return new Fields(where + ", field " + path, value);
    }
}
