package io.dyadwatch.alert.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a delivery has come. */
public enum DeliveryState {
    /** Something is still to be sent. */
    @JsonProperty("pending")
    PENDING,
    /** The target has it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** Given up, for the reason it names. */
    @JsonProperty("dead")
    DEAD;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }

    static Optional<DeliveryState> given(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        for (DeliveryState state : values()) {
            if (state.written().equals(value)) {
                return Optional.of(state);
            }
        }
        throw new InvalidRecord(field, "must be pending, delivered or dead");
    }
}
