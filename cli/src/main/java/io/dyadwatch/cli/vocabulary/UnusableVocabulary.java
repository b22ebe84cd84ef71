package io.dyadwatch.cli.vocabulary;

/** A vocabulary cannot be used or is not there; the message says which, and where in it. */
public final class UnusableVocabulary extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableVocabulary(String message, Throwable cause) {
        super(message, cause);
    }
}
