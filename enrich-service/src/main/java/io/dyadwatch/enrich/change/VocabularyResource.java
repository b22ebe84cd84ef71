package io.dyadwatch.enrich.change;

import io.dyadwatch.access.Roles;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The vocabulary as a whole over HTTP. */
@RolesAllowed({Roles.ANALYST, Roles.OPERATOR})
@Path("/v1/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {
    private final LiveVocabulary live;
    private final VocabularyEditor editor;

    VocabularyResource(LiveVocabulary live, VocabularyEditor editor) {
        this.live = live;
        this.editor = editor;
    }

    /** What is in force on this instance. */
    @GET
    @Operation(summary = "The vocabulary in force on this instance, and what of it was changed at run time")
    @APIResponseSchema(VocabularyStatus.class)
    public byte[] status() {
        return Json.write(VocabularyStatus.of(live.base(), live.required()));
    }

    /** The versions that were in force. */
    @GET
    @Path("versions")
    @Operation(summary = "The versions that were in force with the changes that made them, newest first")
    @APIResponseSchema(VersionPage.class)
    public byte[] versions(
            @QueryParam("before") @DefaultValue("2147483647") String before,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        VersionLog log = new VersionLog(live.required().standing(), live.base().version());
        return Json.write(
                VersionPage.of(log.versions(), EntryRequests.number("before", before), VocabularyPage.limit(limit)));
    }

    /** Back to one of them. */
    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes every entry again what it was when a version was in force, all of them or none")
    @APIResponseSchema(RolledBack.class)
    @APIResponse(responseCode = "202", description = "It is written, and not yet in force on this instance")
    @APIResponse(responseCode = "404", description = "No such version is known")
    @APIResponse(
            responseCode = "409",
            description = "What the entries were does not fit the vocabulary's files of today")
    public Response rollback(
            @HeaderParam("X-Changed-By") @Nullable String changedBy,
            @RequestBody(content = @Content(schema = @Schema(implementation = VersionRollback.class))) byte[] body)
            throws InterruptedException {
        String version = Json.read(body, VersionRollback.class).version();
        VocabularyEditor.Done done = editor.rollback(version, changedBy);
        InForce now = done.inForce().orElseGet(live::required);
        return Response.status(done.inForce().isPresent() ? 200 : 202)
                .entity(Json.write(RolledBack.of(now.vocabulary().version(), done.records())))
                .build();
    }
}
