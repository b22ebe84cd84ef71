package io.dyadwatch.ingest.article;

import io.dyadwatch.ingest.problem.ProblemKind;

/** Counts what became of articles. */
public interface IntakeCounts {
    /** One was stored and its sender told so. */
    void accepted();

    /** One was not taken. */
    void refused(ProblemKind kind);
}
