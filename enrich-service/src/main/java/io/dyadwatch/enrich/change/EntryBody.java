package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.StoredText;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** An entry of the vocabulary as it comes in a request; what its fields may be is the tagging library's matter. */
public final class EntryBody {
    /** Most bytes of an entry. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final ObjectMapper STRICT =
            Json.mapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_ID = 200;

    private EntryBody() {}

    /**
     * Reads an entry.
     *
     * @param id that it must have, and gets where it has none
     * @throws InvalidRecord if it is no JSON object, or has another id
     */
    static ObjectNode read(byte[] body, String id) {
        if (body.length > MAX_BYTES) {
            throw Refusal.tooLarge(MAX_BYTES);
        }
        try {
            JsonNode node = STRICT.readTree(body);
            if (node instanceof ObjectNode entry) {
                if (!entry.has("id")) {
                    entry.put("id", id);
                }
                return checked(entry, id, "");
            }
            throw new InvalidRecord("$", "must be an object");
        } catch (IOException e) {
            throw Json.describe(e);
        }
    }

    /**
     * An entry that can be stored and travel.
     *
     * @param prefix of the field's name in messages
     */
    public static ObjectNode checked(ObjectNode entry, String id, String prefix) {
        if (!entry.path("id").isTextual() || !entry.path("id").textValue().equals(id)) {
            throw new InvalidRecord(prefix + "id", "must be the id in the path");
        }
        checkId(prefix + "id", id);
        checkTexts(prefix, entry);
        return entry;
    }

    static void checkId(String field, String id) {
        if (id.length() > MAX_ID || !SLUG.matcher(id).matches()) {
            throw new InvalidRecord(field, "must be a slug: at most " + MAX_ID + " of a-z, 0-9 and single hyphens");
        }
    }

    private static void checkTexts(String path, JsonNode node) {
        if (node.isTextual() && !StoredText.of(node.textValue()).equals(node.textValue())) {
            throw new InvalidRecord(path, "must not contain U+0000 or a lone surrogate");
        }
        if (node.isNull()) {
            throw new InvalidRecord(path, "must be left out rather than null");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!StoredText.of(field.getKey()).equals(field.getKey())) {
                throw new InvalidRecord(path.isEmpty() ? "$" : path, "has a field whose name cannot be stored");
            }
            String separator = path.isEmpty() || path.endsWith(".") ? "" : ".";
            checkTexts(path + separator + field.getKey(), field.getValue());
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(path + "[" + i + "]", node.get(i));
            }
        }
    }
}
