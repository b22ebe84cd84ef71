package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.InvalidRecord;

/**
 * Which revision an entry is to be again.
 *
 * @param revision from 1; 0 for what the vocabulary's files have
 */
public record RevisionRollback(Integer revision) {
    public RevisionRollback {
        if (revision == null) {
            throw new InvalidRecord("revision", "is required");
        }
        if (revision < 0) {
            throw new InvalidRecord("revision", "must be at least 0");
        }
    }
}
