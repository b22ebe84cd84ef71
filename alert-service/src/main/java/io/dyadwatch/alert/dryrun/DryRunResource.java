package io.dyadwatch.alert.dryrun;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.watch.WatchCheck;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dry runs over HTTP. */
@Path("/v1/watches/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watches")
public class DryRunResource {
    private static final long RETRY_AFTER_SECONDS = 5;

    private final Callers callers;
    private final WatchCheck check;
    private final DryRuns runs;

    /** @param check one that admits {@link DryRunRequest#NO_ENDPOINT} */
    public DryRunResource(Callers callers, @Identifier("dry-run") WatchCheck check, DryRuns runs) {
        this.callers = callers;
        this.check = check;
        this.runs = runs;
    }

    /** Only checked on the request's thread; the reading has threads of its own. */
    @POST
    @Blocking
    @RolesAllowed(Roles.SUBSCRIBER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a watch would have fired on; nothing is saved",
            description = "Takes a watch as it would be saved, whose endpoint may be absent, and beside its fields"
                    + " period (ISO 8601, P7D where absent, at most P90D) and limit (matches, 100 where absent, at most"
                    + " 1000).")
    @APIResponseSchema(DryRunResult.class)
    @APIResponse(responseCode = "422", description = "It names an unknown actor, topic or endpoint")
    @APIResponse(responseCode = "429", description = "The subscriber has a dry run under way; see Retry-After")
    @APIResponse(responseCode = "503", description = "Too many are under way, or Kafka is away; see Retry-After")
    public CompletionStage<DryRunResult> dryRun(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WatchDefinition.class)))
                    byte[] body) {
        DryRunRequest request = DryRunRequest.parse(body);
        if (!check.isReady()) {
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
        UUID subscriber = callers.current().owner();
        check.check(subscriber, request.watch());
        return runs.start(request, subscriber);
    }
}
