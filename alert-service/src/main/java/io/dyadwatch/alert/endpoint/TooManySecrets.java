package io.dyadwatch.alert.endpoint;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** A rotation would leave more secrets that sign than an endpoint may have. */
final class TooManySecrets extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    TooManySecrets(int most) {
        super(
                "The endpoint has " + most + " secrets that sign, the most it may have: wait until an overlap ends, or"
                        + " rotate with the overlap PT0S.",
                Response.Status.CONFLICT);
    }
}
