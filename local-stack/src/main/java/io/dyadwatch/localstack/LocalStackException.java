package io.dyadwatch.localstack;

import org.jspecify.annotations.Nullable;

/** A part of the local stack could not be started, stopped or provisioned; the message says which and why. */
public final class LocalStackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
