package io.dyadwatch.enrich.change;

import io.dyadwatch.access.Roles;
import io.dyadwatch.contracts.VocabularyEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** The actors of the vocabulary over HTTP. */
@RolesAllowed({Roles.ANALYST, Roles.OPERATOR})
@Path("/v1/actors")
@Produces(MediaType.APPLICATION_JSON)
public class ActorResource {
    private static final VocabularyEntry.Kind KIND = VocabularyEntry.Kind.ACTOR;

    private final EntryRequests requests;

    ActorResource(EntryRequests requests) {
        this.requests = requests;
    }

    /** The actors that the tagger knows. */
    @GET
    @Operation(summary = "The actors that the tagger knows, by id")
    @APIResponseSchema(VocabularyPage.class)
    public byte[] list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") String limit) {
        return requests.list(KIND, after, limit);
    }

    /** One of them with all its fields. */
    @GET
    @Path("{id}")
    @Operation(summary = "An actor with all its fields; the ETag is its revision")
    @APIResponseSchema(EntryView.class)
    @APIResponse(responseCode = "404", description = "There is none, or it was removed")
    public Response get(@PathParam("id") String id) {
        return requests.get(KIND, id);
    }

    /** Adds or replaces one; answers when this instance tags with it. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Adds or replaces an actor; answers when this instance tags with it, 202 if that takes over 5 s")
    @APIResponseSchema(EntryView.class)
    @APIResponse(responseCode = "201", description = "It is new")
    @APIResponse(responseCode = "202", description = "It is written, and not yet in force on this instance")
    @APIResponse(responseCode = "412", description = "If-Match names another revision")
    @APIResponse(responseCode = "413", description = "The entry takes more than 256 KiB")
    @APIResponse(responseCode = "422", description = "The entry would make the vocabulary invalid; the field is named")
    public Response put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("X-Changed-By") @Nullable String changedBy,
            @RequestBody(content = @Content(schema = @Schema(implementation = Object.class))) byte[] body)
            throws InterruptedException {
        return requests.put(KIND, id, body, new IfMatch(ifMatch), changedBy);
    }

    /** Takes one out of the vocabulary. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Takes an actor out of the vocabulary; its history is kept")
    @APIResponseSchema(EntryView.class)
    @APIResponse(responseCode = "404", description = "There is none")
    @APIResponse(responseCode = "409", description = "Another entry refers to it")
    public Response delete(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("X-Changed-By") @Nullable String changedBy)
            throws InterruptedException {
        return requests.delete(KIND, id, new IfMatch(ifMatch), changedBy);
    }

    /** What became of one. */
    @GET
    @Path("{id}/history")
    @Operation(summary = "Its revisions, newest first")
    @APIResponseSchema(EntryHistory.class)
    public byte[] history(@PathParam("id") String id) {
        return requests.history(KIND, id);
    }

    /** Makes one again what it was. */
    @POST
    @Path("{id}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes it again what it was by a revision; 0 is what the vocabulary's files have")
    @APIResponseSchema(EntryView.class)
    @APIResponse(responseCode = "404", description = "There is no such entry, or that revision is not kept")
    @APIResponse(responseCode = "409", description = "What it was does not fit the other entries of today")
    public Response rollback(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("X-Changed-By") @Nullable String changedBy,
            @RequestBody(content = @Content(schema = @Schema(implementation = RevisionRollback.class))) byte[] body)
            throws InterruptedException {
        return requests.rollback(KIND, id, body, new IfMatch(ifMatch), changedBy);
    }
}
