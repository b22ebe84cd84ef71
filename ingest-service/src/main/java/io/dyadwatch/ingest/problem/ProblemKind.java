package io.dyadwatch.ingest.problem;

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

    /** The kind in words for people. */
    public String title() {
        return title;
    }

    /** The kind as a stable word, for metrics and in {@link #type()}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind as a URI. */
    public String type() {
        return "urn:dyadwatch:problem:" + slug();
    }
}
