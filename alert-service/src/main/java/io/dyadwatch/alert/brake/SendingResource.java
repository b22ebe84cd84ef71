package io.dyadwatch.alert.brake;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pause of all webhooks over HTTP; the operator's. */
@Path("/v1/sending")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator")
public class SendingResource {
    private final Callers callers;
    private final Sending sending;

    public SendingResource(Callers callers, Sending sending) {
        this.callers = callers;
        this.sending = sending;
    }

    /** @param reason in the operator's words, at most {@value #MAX_CHARS} characters */
    public record PauseRequest(String reason) {
        static final int MAX_CHARS = 500;

        public PauseRequest {
            Given.line("reason", reason, MAX_CHARS);
        }
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Whether webhooks are sent")
    public Sending.State get() {
        operatorOnly();
        return sending.state();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send no webhooks until resumed; alerts are collected, attempts under way end")
    public Sending.State pause(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PauseRequest.class)))
                    byte[] body) {
        operatorOnly();
        return sending.pause("operator", Json.read(body, PauseRequest.class).reason());
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/resume")
    @Operation(summary = "Send webhooks again")
    public Sending.State resume() {
        operatorOnly();
        return sending.resume();
    }

    private void operatorOnly() {
        if (!callers.current().operator()) {
            throw new ForbiddenException("This is the operator's.");
        }
    }
}
