package io.dyadwatch.rest.problems;

import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import jakarta.ws.rs.core.Response;

/** A problem as an HTTP response; for resources that answer one without throwing. */
public final class ProblemResponse {
    private ProblemResponse() {}

    /** The problem under its own status. */
    public static Response of(Problem problem) {
        return describing(problem, Response.status(problem.status()));
    }

    // Written here as bytes: the answer must not depend on how a service's own JSON mapper is set.
    static Response describing(Problem problem, Response.ResponseBuilder response) {
        return response.type(Problem.CONTENT_TYPE).entity(Json.write(problem)).build();
    }
}
