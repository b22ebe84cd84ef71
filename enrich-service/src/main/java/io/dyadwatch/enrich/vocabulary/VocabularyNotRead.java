package io.dyadwatch.enrich.vocabulary;

/** The vocabulary's topic was not read to its end yet: nothing can be tagged, listed or changed. */
public final class VocabularyNotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VocabularyNotRead() {
        super("the vocabulary was not read to its end yet");
    }
}
