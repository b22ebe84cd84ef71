package io.dyadwatch.access;

/** A tokens file that cannot be used; the message names the file, the line, and what is wrong with it. */
public final class UnusableTokensFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableTokensFile(String message) {
        super(message);
    }
}
