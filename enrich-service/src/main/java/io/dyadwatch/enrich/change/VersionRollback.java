package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.InvalidRecord;

/**
 * Which version the vocabulary is to be again.
 *
 * @param version one of those that {@code GET /v1/vocabulary/versions} lists
 */
public record VersionRollback(String version) {
    public VersionRollback {
        if (version == null) {
            throw new InvalidRecord("version", "is required");
        }
    }
}
