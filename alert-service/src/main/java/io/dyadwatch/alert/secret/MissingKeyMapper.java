package io.dyadwatch.alert.secret;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** 503 while the operator's keys lack the one that opens what a request needs. */
@Provider
public final class MissingKeyMapper implements ExceptionMapper<MissingKey> {
    private static final Logger LOG = Logger.getLogger(MissingKeyMapper.class);
    private static final int RETRY_AFTER_SECONDS = 60;

    @Override
    public Response toResponse(MissingKey missing) {
        LOG.warnf("A request needs an encryption key that is not there: keyId=%s", missing.keyId());
        Problem problem = Problem.of(ProblemKind.UNAVAILABLE, "What this request needs cannot be decrypted just now.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
