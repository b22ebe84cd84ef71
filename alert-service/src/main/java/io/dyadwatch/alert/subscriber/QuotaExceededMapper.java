package io.dyadwatch.alert.subscriber;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409: the request is right, and can be made again when there is room. */
@Provider
public final class QuotaExceededMapper implements ExceptionMapper<QuotaExceeded> {
    @Override
    public Response toResponse(QuotaExceeded refused) {
        return ProblemResponse.of(Problem.of(ProblemKind.QUOTA_EXCEEDED, String.valueOf(refused.getMessage())));
    }
}
