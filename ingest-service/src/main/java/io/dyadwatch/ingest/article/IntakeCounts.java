package io.dyadwatch.ingest.article;

import io.dyadwatch.contracts.ProblemKind;

/** Counts what became of articles. */
public interface IntakeCounts {
    /** One was stored and its sender told so. */
    void accepted();

    /** One was not taken. */
    void refused(ProblemKind kind);
}
