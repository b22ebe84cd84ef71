package io.dyadwatch.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problem that services tell a sender about: the same fault has the same type and title in each. */
public enum ProblemKind {
    MALFORMED(400, "The request could not be read"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Nothing here"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    BODY_TIMEOUT(408, "The body did not arrive in time"),
    CONFLICT(409, "In conflict with something else"),
    QUOTA_EXCEEDED(409, "The quota is used up"),
    CHANGED_MEANWHILE(412, "Changed meanwhile"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    INVALID(422, "The request was refused"),
    BUSY(429, "Busy"),
    INTERNAL(500, "Internal error"),
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that a status stands for; absent where it has none. */
    static Optional<ProblemKind> of(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }

    /** HTTP status code. */
    public int status() {
        return status;
    }

    /** The kind in a few words for people. */
    public String title() {
        return title;
    }

    /** The kind as a stable word, for metrics and in a problem's type. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** URI of the kind, a problem's {@code type}. */
    public String type() {
        return "urn:dyadwatch:problem:" + slug();
    }
}
