package io.dyadwatch.alert.delivery;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an endpoint is sent by hand: a test, or what it missed. */
@Path("/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
public class EndpointDeliveryResource {
    private final Callers callers;
    private final Pings pings;
    private final Resends resends;
    private final EndpointSwitch endpoints;
    private final DeliveryWorker worker;

    public EndpointDeliveryResource(
            Callers callers, Pings pings, Resends resends, EndpointSwitch endpoints, DeliveryWorker worker) {
        this.callers = callers;
        this.pings = pings;
        this.resends = resends;
        this.endpoints = endpoints;
        this.worker = worker;
    }

    /** @param delivery whose attempts tell how it went */
    public record Pinged(UUID delivery) {}

    /** @param deliveries that are sent again, or would be */
    public record Recovered(long deliveries, boolean dryRun) {}

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/ping")
    @Operation(summary = "Send a signed test event; its attempts are read under /v1/deliveries")
    @APIResponse(
            responseCode = "202",
            description = "It is due now",
            content = @Content(schema = @Schema(implementation = Pinged.class)))
    @APIResponse(responseCode = "409", description = "The endpoint is disabled")
    @APIResponse(responseCode = "429", description = "One was sent within the last 10 s")
    public Response ping(@PathParam("id") UUID id) {
        Pings.Answer answer = pings.ping(callers.current().sees(), id);
        if (answer instanceof Pings.Answer.Sent sent) {
            worker.wake();
            return Response.accepted(new Pinged(sent.delivery())).build();
        }
        if (answer instanceof Pings.Answer.TooSoon early) {
            return tooSoon(early.pause());
        }
        if (answer instanceof Pings.Answer.Disabled) {
            throw new ClientErrorException("The endpoint is disabled; enable it first.", Response.Status.CONFLICT);
        }
        throw none();
    }

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/recover")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send again what it was sent in a period, at most 100 a second; or count it")
    @APIResponse(responseCode = "409", description = "The endpoint is disabled")
    @APIResponse(responseCode = "422", description = "The period is none")
    public Recovered recover(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RecoverRequest.class)))
                    byte[] body) {
        RecoverRequest request = Json.read(body, RecoverRequest.class);
        Optional<UUID> owner = callers.current().sees();
        if (!endpoints.has(owner, id)) {
            throw none();
        }
        if (request.dryRun()) {
            return new Recovered(resends.count(id, request), true);
        }
        Recovered recovered = new Recovered(resends.recover(id, request), false);
        worker.wake();
        return recovered;
    }

    private static Response tooSoon(Duration pause) {
        // Rounded up: who waits so long is not refused again.
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        Problem problem = Problem.of(ProblemKind.BUSY, "The endpoint was pinged just now; again in " + seconds + " s.");
        return Response.fromResponse(ProblemResponse.of(problem))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static NotFoundException none() {
        return new NotFoundException("There is no endpoint with this id.");
    }
}
