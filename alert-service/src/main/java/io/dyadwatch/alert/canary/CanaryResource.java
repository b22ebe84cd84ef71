package io.dyadwatch.alert.canary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the canary's webhooks arrive. Who may post here is told by the signature, not by a token. */
@PermitAll
@Path("/v1/canary")
@Tag(name = "canary")
public class CanaryResource {
    private final Canaries canaries;

    public CanaryResource(Canaries canaries) {
        this.canaries = canaries;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take the canary's webhook, signed as Standard Webhooks 1.0 says")
    @APIResponse(responseCode = "204", description = "It is signed with the canary's secret")
    @APIResponse(responseCode = "403", description = "It is not")
    @APIResponse(responseCode = "404", description = "The canary is switched off")
    public void take(@Context HttpHeaders headers, byte[] body) {
        Arrivals arrivals =
                canaries.arrivals().orElseThrow(() -> new NotFoundException("The canary is switched off here."));
        if (arrivals.take(headers.getRequestHeaders(), body) == Arrivals.Answer.REFUSED) {
            throw new ForbiddenException("This is not signed with the canary's secret.");
        }
    }
}
