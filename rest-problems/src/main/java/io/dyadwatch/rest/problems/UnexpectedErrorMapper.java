package io.dyadwatch.rest.problems;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Anything nobody foresaw: 500 without internals for the sender, the stack for the log. */
@Provider
public final class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(UnexpectedErrorMapper.class);

    @Override
    public Response toResponse(Throwable error) {
        LOG.error("A request failed unexpectedly", new Trace(error));
        return ProblemResponse.of(
                Problem.of(ProblemKind.INTERNAL, "The request failed unexpectedly; the log says where."));
    }

    /** The types and frames of an error without its messages, which may repeat what the sender sent. */
    private static final class Trace extends Exception {
        private static final long serialVersionUID = 1L;

        Trace(Throwable error) {
            super(error.getClass().getName(), traceOf(error.getCause()));
            setStackTrace(error.getStackTrace());
        }

        private static @Nullable Trace traceOf(@Nullable Throwable cause) {
            return cause == null ? null : new Trace(cause);
        }
    }
}
