package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition as somebody sends it. A field that there is not is refused, for a mistyped one would be missed in silence;
 * what is stored may have fields of a later version, and is read by {@link Json}.
 */
public final class WatchRequest {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final ObjectReader STRICT = MAPPER.readerFor(WatchDefinition.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    private static final Pattern SIDE = Pattern.compile("sides\\[([01])](\\[0])?");
    private static final List<String> DURATIONS = List.of("/maxAge", "/cooldown", "/digest", "/threshold/window");
    private static final int MAX_FIELD_CHARS = 100;

    private final WatchDefinition definition;
    private final JsonNode written;

    private WatchRequest(WatchDefinition definition, JsonNode written) {
        this.definition = definition;
        this.written = written;
    }

    /** @throws InvalidRecord naming the field as it was written */
    public static WatchRequest read(byte[] body) {
        JsonNode written = tree(body);
        if (!written.isObject()) {
            // Says what is wrong with it in the words of every other record.
            return new WatchRequest(Json.read(body, WatchDefinition.class), written);
        }
        for (String duration : DURATIONS) {
            // Jackson would take it for seconds.
            if (written.at(duration).isNumber()) {
                throw new InvalidRecord(duration.substring(1).replace('/', '.'), "must be an ISO 8601 duration");
            }
        }
        try {
            return new WatchRequest(STRICT.readValue(body), written);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidRecord(shortened(Json.describe(e).field()), "is not a field of a watch");
        } catch (IOException e) {
            throw asWritten(Json.describe(e), written);
        }
    }

    public WatchDefinition definition() {
        return definition;
    }

    /**
     * The refusal of a definition in terms of what was sent: {@code actors[1]} rather than {@code sides[1][0]} where that
     * stood there, and {@code topics[0]} rather than {@code topics.any[0]}.
     */
    public InvalidRecord asWritten(InvalidRecord refused) {
        return asWritten(refused, written);
    }

    private static InvalidRecord asWritten(InvalidRecord refused, JsonNode written) {
        String field = refused.field();
        Matcher side = SIDE.matcher(field);
        if (side.matches() && written.has("actors")) {
            field = "actors[" + side.group(1) + "]";
        } else if (side.matches() && written.path("sides").path(sideOf(side)).isTextual()) {
            field = "sides[" + side.group(1) + "]";
        } else if (written.path("topics").isArray()) {
            field = field.replaceFirst("^topics\\.any", "topics");
        }
        return field.equals(refused.field()) ? refused : new InvalidRecord(field, refused.problem());
    }

    private static int sideOf(Matcher side) {
        return side.group(1).equals("0") ? 0 : 1;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(body);
        } catch (JsonParseException e) {
            if (e.getOriginalMessage().toLowerCase(Locale.ROOT).startsWith("duplicate field")) {
                throw new InvalidRecord(
                        "$", "has the same field twice, at line " + e.getLocation().getLineNr());
            }
            throw Json.describe(e);
        } catch (IOException e) {
            throw Json.describe(e);
        }
    }

    private static String shortened(String field) {
        return field.length() <= MAX_FIELD_CHARS ? field : field.substring(0, MAX_FIELD_CHARS);
    }
}
