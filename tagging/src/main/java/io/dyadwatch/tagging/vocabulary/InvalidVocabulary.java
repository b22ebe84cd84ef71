package io.dyadwatch.tagging.vocabulary;

/** A vocabulary file says something that cannot be used. The message names file, line, entry and field. */
public final class InvalidVocabulary extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidVocabulary(String where, String problem) {
        super(where + " " + problem);
    }
}
