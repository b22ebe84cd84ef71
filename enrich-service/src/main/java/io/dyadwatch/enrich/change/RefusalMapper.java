package io.dyadwatch.enrich.change;

import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal as a problem; with {@code Retry-After} where a later try may do. */
@Provider
public final class RefusalMapper implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
        Response response = ProblemResponse.of(refusal.problem());
        int status = response.getStatus();
        return status == 429 || status == 503
                ? Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, 5)
                        .build()
                : response;
    }
}
