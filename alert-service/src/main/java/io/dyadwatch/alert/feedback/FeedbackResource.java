package io.dyadwatch.alert.feedback;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All feedback there is. */
@Path("/v1/feedback")
@Tag(name = "feedback")
public class FeedbackResource {
    private final Callers callers;
    private final Feedbacks feedbacks;
    private final FeedbackExport export;

    public FeedbackResource(Callers callers, Feedbacks feedbacks, FeedbackExport export) {
        this.callers = callers;
        this.feedbacks = feedbacks;
        this.export = export;
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List feedback with the alerts it is about, newest first")
    public Page<Feedback> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return feedbacks.list(callers.current().sees(), PageRequest.of(after, limit));
    }

    @GET
    @Path("/export")
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Produces("application/x-ndjson")
    @Operation(summary = "Feedback as labelled cases for ./dyadwatch evaluate, one JSON object a line")
    public StreamingOutput export() {
        // While it is written nobody knows any more who asked.
        Optional<UUID> sees = callers.current().sees();
        return out -> export.write(sees, out);
    }
}
