package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a service answers to a request that it cannot fulfil: RFC 9457 Problem Details.
 *
 * @param type URI reference of the kind of problem; of a {@link ProblemKind}, or {@code about:blank} where the status says it all
 * @param title the kind of problem in a few words, the same each time
 * @param status HTTP status code
 * @param detail what was wrong with this request, in words meant for its sender
 * @param errors the fields at fault; empty where none is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** Media type of a problem as JSON. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final String NO_TYPE = "about:blank";

    public Problem {
        Check.present("type", type);
        Check.present("title", title);
        Check.atLeast("status", status, 400);
        Check.present("detail", detail);
        errors = Check.list("errors", errors, 1000);
    }

    /**
     * @param field JSON path of the field in dotted form, or the name of the query or path parameter
     * @param problem what is wrong with it, without the field's name, for example {@code is required}
     */
    public record FieldError(String field, String problem) {
        public FieldError {
            Check.present("field", field);
            Check.present("problem", problem);
        }
    }

    /** A problem that no single field is to blame for. */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, List.of());
    }

    /** A problem of the kind that the status stands for, or of no kind with this title. */
    public static Problem of(int status, String title, String detail) {
        return ProblemKind.of(status)
                .map(kind -> of(kind, detail))
                .orElseGet(() -> new Problem(NO_TYPE, title, status, detail, List.of()));
    }

    /** A problem with one named field or parameter. */
    public static Problem of(ProblemKind kind, InvalidRecord refused) {
        return of(kind, detail(refused)).naming(refused);
    }

    /** What was refused, under the status that the service answers it with. */
    public static Problem invalid(int status, InvalidRecord refused) {
        return of(status, "The request was refused", detail(refused)).naming(refused);
    }

    /** What was refused: 400 where it could not be read at all, 422 where a field's value is not acceptable. */
    public static Problem invalid(InvalidRecord refused) {
        return of(refused.malformed() ? ProblemKind.MALFORMED : ProblemKind.INVALID, refused);
    }

    private Problem naming(InvalidRecord refused) {
        return new Problem(type, title, status, detail, List.of(new FieldError(refused.field(), refused.problem())));
    }

    private static String detail(InvalidRecord refused) {
        String what = refused.field().equals("$") ? "The document" : refused.field();
        return what + " " + refused.problem();
    }
}
