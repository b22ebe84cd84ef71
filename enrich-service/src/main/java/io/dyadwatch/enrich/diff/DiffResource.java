package io.dyadwatch.enrich.diff;

import io.dyadwatch.access.Roles;
import io.dyadwatch.contracts.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Changes of the vocabulary tried on what came in last. */
@RolesAllowed({Roles.ANALYST, Roles.OPERATOR})
@Path("/v1/vocabulary/diff")
public class DiffResource {
    private final DiffRuns runs;

    DiffResource(DiffRuns runs) {
        this.runs = runs;
    }

    /** Tags the latest articles with and without changes, within about 20 s; changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What changes would make appear and vanish in the latest articles; nothing is changed")
    @APIResponseSchema(DiffReport.class)
    @APIResponse(responseCode = "422", description = "The changes would make the vocabulary invalid")
    @APIResponse(responseCode = "429", description = "Another comparison is under way")
    public CompletionStage<byte[]> diff(
            @RequestBody(content = @Content(schema = @Schema(implementation = DiffRequest.class))) byte[] body) {
        return runs.start(body).thenApply(Json::write);
    }
}
