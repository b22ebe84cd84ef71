package io.dyadwatch.alert.ledger;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.contracts.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Silences of watches over HTTP. */
@Path("/v1/watches/{id}/silence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watches")
public class SilenceResource {
    private final Callers callers;
    private final Silences silences;

    public SilenceResource(Callers callers, Silences silences) {
        this.callers = callers;
        this.silences = silences;
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Operation(summary = "Until when a watch is silenced, and why")
    @APIResponse(
            responseCode = "200",
            description = "It is silenced",
            content = @Content(schema = @Schema(implementation = Silences.Silence.class)))
    @APIResponse(responseCode = "404", description = "There is no such watch, or it is not silenced")
    public Silences.Silence get(@PathParam("id") UUID id) {
        return silences.find(callers.current().sees(), id)
                .orElseThrow(() -> new NotFoundException("There is no silence of a watch with this id."));
    }

    @PUT
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Silence a watch for a while",
            description = "What it finds meanwhile is kept with outcome silence, told to nobody, and counted in"
                    + " `suppressed` of the next alert. The watch's version stays.")
    @APIResponse(
            responseCode = "200",
            description = "Silenced",
            content = @Content(schema = @Schema(implementation = Silences.Silence.class)))
    @APIResponse(responseCode = "422", description = "until is not in the future, or there is no reason")
    public Silences.Silence put(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Silences.Wanted.class)))
                    byte[] body) {
        return silences.put(callers.current().owner(), id, Json.read(body, Silences.Wanted.class))
                .orElseThrow(SilenceResource::none);
    }

    @DELETE
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Operation(summary = "End a silence before its time")
    @APIResponse(responseCode = "204", description = "It is not silenced")
    public void delete(@PathParam("id") UUID id) {
        if (!silences.delete(callers.current().owner(), id)) {
            throw none();
        }
    }

    private static NotFoundException none() {
        return new NotFoundException("There is no watch with this id.");
    }
}
