package io.dyadwatch.alert.operator;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.OperatorEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's events over HTTP. */
@Path("/v1/operator-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator")
public class OperatorEventResource {
    private final Callers callers;
    private final OperatorEvents events;

    public OperatorEventResource(Callers callers, OperatorEvents events) {
        this.callers = callers;
        this.events = events;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "List what the operator was told, newest first")
    public Page<OperatorEvent> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        if (!callers.current().operator()) {
            throw new ForbiddenException("This is the operator's.");
        }
        return events.list(PageRequest.of(after, limit));
    }
}
