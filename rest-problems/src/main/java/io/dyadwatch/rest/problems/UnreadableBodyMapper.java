package io.dyadwatch.rest.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The same answers where the framework read the body instead of the resource. */
@Provider
public final class UnreadableBodyMapper implements ExceptionMapper<JsonProcessingException> {
    @Override
    public Response toResponse(JsonProcessingException error) {
        return ProblemResponse.of(Problem.invalid(Json.describe(error)));
    }
}
