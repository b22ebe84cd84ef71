package io.dyadwatch.ingest.http;

import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** What a body claims to be. */
public final class MediaTypes {
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";

    private MediaTypes() {}

    /**
     * Refuses a body that is not of one media type, in UTF-8 and uncompressed.
     *
     * @throws Refusal as {@link ProblemKind#UNSUPPORTED_MEDIA_TYPE}
     */
    public static void require(String mediaType, HttpServerRequest request) {
        String given = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String[] parts = given == null
                ? new String[] {""}
                : given.toLowerCase(Locale.ROOT).split(";");
        boolean accepted = parts.length > 0 && parts[0].strip().equals(mediaType);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            accepted &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!accepted) {
            throw new Refusal(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The content type must be " + mediaType + " in UTF-8");
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refusal(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed");
        }
    }
}
