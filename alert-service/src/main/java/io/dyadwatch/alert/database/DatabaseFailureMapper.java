package io.dyadwatch.alert.database;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** 503 while PostgreSQL is away; 500 for what it will never take, which a check should have refused. */
@Provider
public final class DatabaseFailureMapper implements ExceptionMapper<DatabaseFailure> {
    private static final Logger LOG = Logger.getLogger(DatabaseFailureMapper.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(DatabaseFailure failure) {
        if (failure.isPermanent()) {
            LOG.errorf("PostgreSQL refused what a request made of it: sqlstate=%s", failure.sqlState());
            return ProblemResponse.of(Problem.of(500, "Internal Server Error", "The request failed unexpectedly."));
        }
        LOG.warnf("A request failed for PostgreSQL: sqlstate=%s", failure.sqlState());
        Problem problem = Problem.of(503, "Service Unavailable", "The database does not answer; try again.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
