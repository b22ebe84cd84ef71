package io.dyadwatch.alert.dryrun;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 429 for the subscriber's own haste, 503 for others'. */
@Provider
public final class BusyMapper implements ExceptionMapper<Busy> {
    @Override
    public Response toResponse(Busy busy) {
        Problem problem = busy.isOwn()
                ? Problem.of(ProblemKind.BUSY, "A dry run of yours is under way; one at a time.")
                : Problem.of(ProblemKind.UNAVAILABLE, "As many dry runs as can be are under way; try again.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, busy.retryAfterSeconds())
                .build();
    }
}
