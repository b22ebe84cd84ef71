package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody wants to know: when actors of two sides appear together.
 *
 * @param subscriber whose it is
 * @param version from 1, one more with each change
 * @param createdAt when it was made
 */
public record Watch(
        UUID id,
        @JsonIgnore UUID subscriber,
        int version,
        @JsonUnwrapped WatchDefinition definition,
        Instant createdAt) {

    @JsonIgnore
    public String name() {
        return definition.name();
    }

    @JsonIgnore
    public UUID endpoint() {
        return UUID.fromString(definition.endpoint());
    }
}
