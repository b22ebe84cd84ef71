package io.dyadwatch.cli.terminal;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked to, for a reason its user can act on: printed as it is, exit code 1. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        this(message, null);
    }

    public Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
