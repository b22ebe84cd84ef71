package io.dyadwatch.cli.evaluate;

import org.jspecify.annotations.Nullable;

/** A file of cases cannot be used; says which, and where in it. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
