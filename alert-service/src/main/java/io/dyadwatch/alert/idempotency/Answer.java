package io.dyadwatch.alert.idempotency;

import io.dyadwatch.contracts.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * What was answered when something was made.
 *
 * @param location path of what was made
 * @param version of what was made, for the ETag
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record Answer(String location, int version, byte[] body) {

    /** @param made what is shown of it */
    public static Answer made(String location, int version, Object made) {
        return new Answer(location, version, Json.write(made));
    }

    /** Answers 201. */
    public Response response() {
        return Response.created(URI.create(location))
                .header(HttpHeaders.ETAG, "\"" + version + "\"")
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }

    /** Without the body, which may show a secret. */
    @Override
    public String toString() {
        return "Answer[location=" + location + "]";
    }
}
