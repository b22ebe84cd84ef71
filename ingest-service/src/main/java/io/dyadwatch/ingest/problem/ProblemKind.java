package io.dyadwatch.ingest.problem;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Problem;
import java.util.List;
import java.util.Locale;

/** Every kind of problem that this service tells a sender about. */
public enum ProblemKind {
    MALFORMED(400, "Not an article in JSON"),
    NOT_FOUND(404, "Nothing here"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    BODY_TIMEOUT(408, "The body did not arrive in time"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    INVALID(422, "Not a valid article"),
    INTERNAL(500, "Internal error"),
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status code. */
    public int status() {
        return status;
    }

    /** The kind as a stable word, for metrics and in a problem's type. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A problem of this kind that no field is to blame for. */
    Problem problem(String detail) {
        return problem(detail, List.of());
    }

    /** A problem of this kind with one field. */
    Problem problem(InvalidRecord error) {
        String what = error.field().equals("$") ? "The document" : error.field();
        return problem(what + " " + error.problem(), List.of(new Problem.FieldError(error.field(), error.problem())));
    }

    private Problem problem(String detail, List<Problem.FieldError> errors) {
        return new Problem("urn:dyadwatch:problem:" + slug(), title, status, detail, errors);
    }
}
