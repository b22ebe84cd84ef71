package io.dyadwatch.alert.feedback;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.contracts.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a subscriber says of one alert. */
@Path("/v1/alerts/{id}/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feedback")
public class AlertFeedbackResource {
    private final Callers callers;
    private final Feedbacks feedbacks;

    public AlertFeedbackResource(Callers callers, Feedbacks feedbacks) {
        this.callers = callers;
        this.feedbacks = feedbacks;
    }

    @POST
    @RolesAllowed(Roles.SUBSCRIBER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say whether an alert was right; what was said of it before is replaced")
    public Feedback give(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedbackRequest.class)))
                    byte[] body) {
        return feedbacks
                .give(callers.current().owner(), id, Json.read(body, FeedbackRequest.class))
                .orElseThrow(() -> new NotFoundException("There is no alert with this id."));
    }
}
