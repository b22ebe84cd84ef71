package io.dyadwatch.cli.evaluate;

import org.jspecify.annotations.Nullable;

/** A file of cases cannot be used; says which, and where in it. */
final class BadCase extends Exception {
    private static final long serialVersionUID = 1L;

    BadCase(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
