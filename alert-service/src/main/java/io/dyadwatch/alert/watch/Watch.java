package io.dyadwatch.alert.watch;

import io.dyadwatch.contracts.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two actors that somebody wants to know about when they appear together.
 *
 * @param version from 1, one more with each change
 * @param actors ids in the owner's order
 * @param scope how near to each other
 * @param topics ids of which at least one must be found where the scope looks; empty for any
 * @param endpoint where its webhooks go
 */
public record Watch(
        UUID id,
        int version,
        String name,
        List<String> actors,
        Scope scope,
        List<String> topics,
        UUID endpoint,
        Instant createdAt) {

    /** The two actors in alphabetical order, as pairs are written. */
    public List<String> sides() {
        return actors.stream().sorted().toList();
    }
}
