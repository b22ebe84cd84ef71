package io.dyadwatch.contracts;

/**
 * A record was given a value that it refuses.
 *
 * <p>The message says what is wrong in words meant for the sender and never repeats the value itself: article text is
 * untrusted and must not reach a log through an error.
 */
public final class InvalidRecord extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    /**
     * @param field JSON path of the field in dotted form, for example {@code mentions[3].end}
     * @param problem what is wrong with it, for example {@code is required}
     */
    public InvalidRecord(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** JSON path of the offending field. */
    public String field() {
        return field;
    }

    /** What is wrong with it, without the field's name. */
    public String problem() {
        return problem;
    }
}
