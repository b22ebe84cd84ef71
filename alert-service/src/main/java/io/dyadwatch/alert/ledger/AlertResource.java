package io.dyadwatch.alert.ledger;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.InvalidRecord;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts over HTTP. */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
public class AlertResource {
    private final Callers callers;
    private final Alerts alerts;

    public AlertResource(Callers callers, Alerts alerts) {
        this.callers = callers;
        this.alerts = alerts;
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Operation(
            summary = "List alerts, newest first",
            description = "Those that were sent, or those with another outcome: stories that a watch found and that its"
                    + " subscriber was not told of.")
    @APIResponse(responseCode = "200", description = "A page of alerts")
    @APIResponse(responseCode = "422", description = "watch, outcome, after or limit is none")
    public Page<Alerts.Item> list(
            @QueryParam("watch") @Nullable String watch,
            @Parameter(description = "sent, held, cooldown, silence, digest or quota")
                    @QueryParam("outcome")
                    @DefaultValue("sent")
                    String outcome,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Outcome wanted = Outcome.parse(outcome)
                .orElseThrow(() ->
                        new InvalidRecord("outcome", "must be one of sent, held, cooldown, silence, digest, quota"));
        return alerts.list(callers.current().sees(), Given.id("watch", watch), wanted, PageRequest.of(after, limit));
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Operation(
            summary = "One alert, whole",
            description = "With what became of it, the articles that carry its story, and the deliveries that name it.")
    @APIResponse(responseCode = "200", description = "The alert")
    @APIResponse(responseCode = "404", description = "There is no alert with this id")
    public Alerts.Detail get(@PathParam("id") UUID id) {
        return alerts.find(callers.current().sees(), id)
                .orElseThrow(() -> new NotFoundException("There is no alert with this id."));
    }
}
