package io.dyadwatch.rest.problems;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 400 for what is no JSON or has the wrong type, 422 for a value that a record refuses; names the field. */
@Provider
public final class InvalidRecordMapper implements ExceptionMapper<InvalidRecord> {
    @Override
    public Response toResponse(InvalidRecord refused) {
        return ProblemResponse.of(Problem.invalid(refused));
    }
}
