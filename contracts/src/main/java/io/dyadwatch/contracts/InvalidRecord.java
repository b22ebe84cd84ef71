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
    private final boolean malformed;

    /**
     * @param field JSON path of the field in dotted form, for example {@code mentions[3].end}
     * @param problem what is wrong with it, for example {@code is required}
     */
    public InvalidRecord(String field, String problem) {
        this(field, problem, false);
    }

    private InvalidRecord(String field, String problem, boolean malformed) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
        this.malformed = malformed;
    }

    /** A document that could not be read at all: no JSON, or a field of the wrong type. */
    static InvalidRecord malformed(String field, String problem) {
        return new InvalidRecord(field, problem, true);
    }

    /** JSON path of the offending field. */
    public String field() {
        return field;
    }

    /** What is wrong with it, without the field's name. */
    public String problem() {
        return problem;
    }

    /** True where the document was no JSON or a field had the wrong type; false where a value was refused. */
    public boolean malformed() {
        return malformed;
    }
}
