package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever operates the system should know: the body of a webhook to the operator's endpoints, and an item
 * of {@code GET /v1/operator-events}.
 *
 * @param type {@value #PREFIX} and the kind, for example {@code operator.endpoint.failing}
 * @param timestamp when it happened
 * @param data what it is about
 */
public record OperatorEvent(String type, Instant timestamp, Data data) {
    /** How the type of each of them begins. */
    public static final String PREFIX = "operator.";

    public OperatorEvent {
        Check.present("type", type);
        if (!type.startsWith(PREFIX)) {
            throw new InvalidRecord("type", "must begin with " + PREFIX);
        }
        Check.present("timestamp", timestamp);
        Check.present("data", data);
    }

    /**
     * @param id of the event
     * @param endpoint that it is about, where it is about one
     * @param watch that it is about, where it is about one
     * @param percent of the way to being disabled; of {@code endpoint.failing} only
     * @param reason in words, where there is more to say
     */
    public record Data(
            UUID id,
            @Nullable UUID endpoint,
            @Nullable UUID watch,
            @Nullable Integer percent,
            @Nullable String reason) {
        public Data {
            Check.present("id", id);
        }
    }
}
