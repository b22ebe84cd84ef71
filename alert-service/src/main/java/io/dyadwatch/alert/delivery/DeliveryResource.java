package io.dyadwatch.alert.delivery;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deliveries over HTTP. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
public class DeliveryResource {
    private final Callers callers;
    private final Deliveries deliveries;
    private final Resends resends;
    private final DeliveryWorker worker;

    public DeliveryResource(Callers callers, Deliveries deliveries, Resends resends, DeliveryWorker worker) {
        this.callers = callers;
        this.deliveries = deliveries;
        this.resends = resends;
        this.worker = worker;
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Operation(summary = "List deliveries, newest first")
    public Page<Deliveries.Delivery> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("endpoint") @Nullable String endpoint,
            @QueryParam("alert") @Nullable String alert,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Deliveries.Filter filter = new Deliveries.Filter(
                callers.current().sees(),
                DeliveryState.given("state", state),
                Given.id("endpoint", endpoint),
                Given.id("alert", alert));
        return deliveries.list(filter, PageRequest.of(after, limit));
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Operation(summary = "One delivery, attempt by attempt")
    public Deliveries.Detail get(@PathParam("id") UUID id) {
        return deliveries
                .find(callers.current().sees(), id)
                .orElseThrow(() -> new NotFoundException("There is no delivery with this id."));
    }

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/resend")
    @Operation(
            summary = "Send a finished delivery again: the same webhook-id and bytes, on a schedule that begins anew")
    @APIResponse(
            responseCode = "202",
            description = "It is due now",
            content = @Content(schema = @Schema(implementation = Deliveries.Detail.class)))
    @APIResponse(responseCode = "409", description = "It is not finished, or its endpoint is disabled")
    public Response resend(@PathParam("id") UUID id) {
        return switch (resends.resend(callers.current().sees(), id)) {
            case NONE -> throw new NotFoundException("There is no delivery with this id whose target is still there.");
            case PENDING -> throw new ClientErrorException("It is not finished yet.", Response.Status.CONFLICT);
            case DISABLED ->
                throw new ClientErrorException("Its endpoint is disabled; enable it first.", Response.Status.CONFLICT);
            case RESENT -> {
                Deliveries.Detail detail = get(id);
                worker.wake();
                yield Response.accepted(detail).build();
            }
        };
    }
}
