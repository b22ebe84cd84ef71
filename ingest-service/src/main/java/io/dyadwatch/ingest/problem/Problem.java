package io.dyadwatch.ingest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dyadwatch.contracts.InvalidRecord;
import java.util.List;

/**
 * Problem details as RFC 9457 has them. Nothing in it repeats what the sender sent.
 *
 * @param type URI that names the kind of problem
 * @param title the kind in words
 * @param status HTTP status code
 * @param detail what happened this time
 * @param errors the fields at fault; empty where none is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** Media type of a problem on the wire. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param field JSON path in dotted form, for example {@code authors[3]}; {@code $} for the document itself
     * @param problem what is wrong with it, for example {@code is required}
     */
    public record FieldError(String field, String problem) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that no field is to blame for. */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, List.of());
    }

    /** A problem with one field. */
    public static Problem of(ProblemKind kind, InvalidRecord error) {
        return new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                (error.field().equals("$") ? "The document" : error.field()) + " " + error.problem(),
                List.of(new FieldError(error.field(), error.problem())));
    }
}
