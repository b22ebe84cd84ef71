package io.dyadwatch.alert.endpoint;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.outbound.RefusedTarget;
import io.dyadwatch.outbound.UrlGuard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Endpoints over HTTP. */
@Path("/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
public class EndpointResource {
    private final Callers callers;
    private final Endpoints endpoints;
    private final UrlGuard guard;

    public EndpointResource(Callers callers, Endpoints endpoints, UrlGuard guard) {
        this.callers = callers;
        this.endpoints = endpoints;
        this.guard = guard;
    }

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an endpoint; its secret is shown in this answer only")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = Endpoint.class)))
    @APIResponse(responseCode = "422", description = "The URL is none, or nothing is sent there")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EndpointRequest.class)))
                    byte[] body) {
        EndpointRequest request = Json.read(body, EndpointRequest.class);
        try {
            guard.check(request.url());
        } catch (RefusedTarget e) {
            throw new InvalidRecord("url", e.reason());
        }
        Endpoint made = endpoints.create(callers.current().owner(), request);
        return Response.created(URI.create("/v1/endpoints/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Operation(summary = "List endpoints, newest first")
    public Page<Endpoint> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return endpoints.list(callers.current().sees(), PageRequest.of(after, limit));
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Operation(summary = "One endpoint, without its secret")
    public Endpoint get(@PathParam("id") UUID id) {
        return endpoints.find(callers.current().sees(), id).orElseThrow(EndpointResource::none);
    }

    @DELETE
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Operation(summary = "Delete an endpoint; what is still to be sent to it ends dead")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("id") UUID id) {
        if (!endpoints.delete(callers.current().owner(), id)) {
            throw none();
        }
    }

    private static NotFoundException none() {
        return new NotFoundException("There is no endpoint with this id.");
    }
}
