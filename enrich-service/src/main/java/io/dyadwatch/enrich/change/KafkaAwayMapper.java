package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Kafka did not do what a request needed. */
@Provider
public final class KafkaAwayMapper implements ExceptionMapper<KafkaException> {
    private static final Logger LOG = Logger.getLogger(KafkaAwayMapper.class);

    @Override
    public Response toResponse(KafkaException error) {
        LOG.warnf("A request failed because Kafka did not answer: error=%s", error.toString());
        Problem problem = Problem.of(
                ProblemKind.UNAVAILABLE, "Kafka did not answer in time; a change may have been made nevertheless.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }
}
