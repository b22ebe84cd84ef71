package io.dyadwatch.tagging.vocabulary;

/** A vocabulary file says something that cannot be used. The message names file, line, entry and field. */
public final class InvalidVocabulary extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PART = 250;

    public InvalidVocabulary(String where, String problem) {
        super(cut(where, LONGEST_PART) + " " + cut(problem, LONGEST_PART));
    }

    /** The beginning of a text: what is wrong may be megabytes long. */
    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
