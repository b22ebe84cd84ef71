package io.dyadwatch.alert.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes.
 *
 * @param id tells it apart in a list
 * @param name registrable domain, or the name that its articles came with
 * @param firstSeenAt when the first article was fetched that this list remembers
 * @param lastSeenAt when the latest was
 * @param typicalGap between its articles; absent before the second
 * @param silentAfter when it counts as silent unless something comes; absent while its rhythm is not known
 * @param silent whether it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        @JsonIgnore UUID id,
        String name,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Duration typicalGap,
        @Nullable Instant silentAfter,
        boolean silent) {}
