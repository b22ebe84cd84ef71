package io.dyadwatch.alert.dryrun;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.operations.fault.Fault;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** 503 while Kafka is away. */
@Provider
public final class BrokerAwayMapper implements ExceptionMapper<BrokerAway> {
    private static final Logger LOG = Logger.getLogger(BrokerAwayMapper.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(BrokerAway away) {
        LOG.warnf("A dry run failed for Kafka: fault=%s", Fault.of(away));
        Problem problem = Problem.of(ProblemKind.UNAVAILABLE, "The articles cannot be read for now; try again.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
