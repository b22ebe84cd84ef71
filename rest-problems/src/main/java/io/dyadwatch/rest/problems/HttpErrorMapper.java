package io.dyadwatch.rest.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What a resource or the framework answers with an HTTP error, as a problem: status and headers (for example
 * {@code Retry-After}) are kept. A redirect or an answer that has a body of its own is left as it is.
 */
@Provider
public final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException error) {
        Response response = error.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        return ProblemResponse.describing(problem(error, response), Response.fromResponse(response));
    }

    private static Problem problem(WebApplicationException error, Response response) {
        int status = response.getStatus();
        // The framework wraps what it could not read of a body.
        if (status == 400 && error.getCause() instanceof JsonProcessingException unreadable) {
            return Problem.invalid(status, Json.describe(unreadable));
        }
        if (error.getCause() instanceof InvalidRecord refused) {
            return Problem.invalid(status, refused);
        }
        String title = response.getStatusInfo().getReasonPhrase();
        // Below 500 the message was written for the sender; above, it may tell internals.
        String message = error.getMessage();
        return Problem.of(status, title, status < 500 && message != null ? message : title);
    }
}
