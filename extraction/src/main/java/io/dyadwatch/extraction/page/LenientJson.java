package io.dyadwatch.extraction.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as pages hold it: what stands before a fault is read, with line breaks in strings, comments, trailing commas and
 * single quotes forgiven. Objects are maps, arrays lists, everything else a string.
 *
 * @param value a map, a list or a string; an empty map where nothing could be read
 * @param whole false where reading ended at a fault or at a bound
 */
record LenientJson(Object value, boolean whole) {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_VALUES = 50_000;
    private static final int MAX_CHARS = 4_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_CHARS)
                    .build())
            .build();

    static LenientJson read(String json) {
        Deque<Object> open = new ArrayDeque<>();
        List<Object> roots = new ArrayList<>();
        open.push(roots);
        boolean whole = json.length() <= MAX_CHARS;
        int values = 0;
        String field = "";
        try (JsonParser parser = FACTORY.createParser(whole ? json : json.substring(0, MAX_CHARS))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (++values > MAX_VALUES) {
                    whole = false;
                    break;
                }
                switch (token) {
                    case FIELD_NAME -> field = parser.currentName();
                    case START_OBJECT, START_ARRAY -> {
                        Object child = token == JsonToken.START_OBJECT
                                ? new LinkedHashMap<String, Object>()
                                : new ArrayList<>();
                        add(open.element(), field, child);
                        open.push(child);
                    }
                    case END_OBJECT, END_ARRAY -> open.pop();
                    case VALUE_NULL -> {
                        // As good as absent.
                    }
                    default -> add(open.element(), field, parser.getText());
                }
            }
        } catch (IOException e) {
            whole = false;
        }
        return new LenientJson(roots.isEmpty() ? Map.of() : roots.size() == 1 ? roots.get(0) : roots, whole);
    }

    @SuppressWarnings("unchecked") // Only containers made above are ever open.
    private static void add(Object container, String field, Object value) {
        if (container instanceof List<?>) {
            ((List<Object>) container).add(value);
        } else {
            ((Map<String, Object>) container).putIfAbsent(field, value);
        }
    }
}
