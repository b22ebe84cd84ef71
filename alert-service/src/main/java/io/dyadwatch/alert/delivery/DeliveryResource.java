package io.dyadwatch.alert.delivery;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deliveries over HTTP. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
public class DeliveryResource {
    private final Callers callers;
    private final Deliveries deliveries;

    public DeliveryResource(Callers callers, Deliveries deliveries) {
        this.callers = callers;
        this.deliveries = deliveries;
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
}
