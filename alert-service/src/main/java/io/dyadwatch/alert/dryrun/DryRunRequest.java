package io.dyadwatch.alert.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A watch to be tried.
 *
 * @param watch as it would be saved; its endpoint is {@link #NO_ENDPOINT} where none was given
 * @param period how far back to look, one second to 90 days, which is as long as articles are kept
 * @param limit matching articles at most, 1 to {@value #MAX_LIMIT}
 */
public record DryRunRequest(WatchDefinition watch, Duration period, int limit) {
    /** In the place of the endpoint that an unsaved watch may not have yet. */
    public static final UUID NO_ENDPOINT = new UUID(0, 0);

    static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 100;
    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    private static final Duration MAX_PERIOD = Duration.ofDays(90);

    public DryRunRequest {
        Given.between("period", period, Duration.ofSeconds(1), MAX_PERIOD);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidRecord("limit", "must be a number between 1 and " + MAX_LIMIT);
        }
    }

    /**
     * Reads a watch definition with {@code period} and {@code limit} beside its fields, both optional, as is the endpoint.
     *
     * @throws InvalidRecord naming the field that cannot be taken
     */
    public static DryRunRequest parse(byte[] json) {
        ObjectMapper mapper = Json.mapper();
        try {
            if (!(mapper.readTree(json) instanceof ObjectNode given)) {
                throw new InvalidRecord("$", "must be a JSON object");
            }
            Duration period = period(given.remove("period"));
            int limit = limit(given.remove("limit"));
            if (!given.hasNonNull("endpoint")) {
                given.put("endpoint", NO_ENDPOINT.toString());
            }
            return new DryRunRequest(mapper.treeToValue(given, WatchDefinition.class), period, limit);
        } catch (IOException e) {
            throw Json.describe(e);
        }
    }

    private static Duration period(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return DEFAULT_PERIOD;
        }
        try {
            return Duration.parse(given.isTextual() ? given.textValue() : "");
        } catch (DateTimeParseException e) {
            throw new InvalidRecord("period", "must be an ISO 8601 duration such as P7D or PT12H");
        }
    }

    private static int limit(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return DEFAULT_LIMIT;
        }
        // What is no int is out of bounds, and told so.
        return given.isInt() ? given.intValue() : 0;
    }
}
