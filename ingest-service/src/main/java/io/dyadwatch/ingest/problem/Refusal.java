package io.dyadwatch.ingest.problem;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;

/** A request, or a line of a batch, that is not taken; carries what its sender is told. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Problem problem;

    /** @param detail what happened, in words for the sender */
    public Refusal(ProblemKind kind, String detail) {
        this(kind, Problem.of(kind, detail));
    }

    /** @param error the field at fault */
    public Refusal(ProblemKind kind, InvalidRecord error) {
        this(kind, Problem.of(kind, error));
    }

    private Refusal(ProblemKind kind, Problem problem) {
        // Refusals are everyday answers: no stack trace is worth its price here.
        super(problem.detail(), null, false, false);
        this.kind = kind;
        this.problem = problem;
    }

    /** What kind of problem it is. */
    public ProblemKind kind() {
        return kind;
    }

    /** What the sender is told. */
    public Problem problem() {
        return problem;
    }
}
