package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.enrich.vocabulary.VocabularyNotRead;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A request that comes while the service starts. */
@Provider
public final class VocabularyNotReadMapper implements ExceptionMapper<VocabularyNotRead> {
    @Override
    public Response toResponse(VocabularyNotRead error) {
        Problem problem = Problem.of(ProblemKind.UNAVAILABLE, "The vocabulary was not read to its end yet.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
