package io.dyadwatch.alert.endpoint;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.delivery.EndpointSwitch;
import io.dyadwatch.alert.idempotency.Answer;
import io.dyadwatch.alert.idempotency.Idempotency;
import io.dyadwatch.alert.idempotency.KeyedRequest;
import io.dyadwatch.alert.page.IfMatch;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.subscriber.Quotas;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.outbound.RefusedTarget;
import io.dyadwatch.outbound.UrlGuard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
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
    private final EndpointSecrets secrets;
    private final EndpointSwitch switches;
    private final Quotas quotas;
    private final Idempotency idempotency;
    private final UrlGuard guard;

    public EndpointResource(
            Callers callers,
            Endpoints endpoints,
            EndpointSecrets secrets,
            EndpointSwitch switches,
            Quotas quotas,
            Idempotency idempotency,
            UrlGuard guard) {
        this.callers = callers;
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.switches = switches;
        this.quotas = quotas;
        this.idempotency = idempotency;
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
    @APIResponse(
            responseCode = "409",
            description = "The quota is used up, or a request with this Idempotency-Key is being worked on")
    @APIResponse(
            responseCode = "422",
            description = "The URL is none, or nothing is sent there; or the Idempotency-Key came with another request")
    public Response create(
            @HeaderParam(KeyedRequest.HEADER) List<String> keys,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EndpointRequest.class)))
                    byte[] body) {
        UUID owner = callers.current().owner();
        return idempotency
                .once(KeyedRequest.of(owner, keys, "POST /v1/endpoints", body), () -> {
                    EndpointRequest request = checked(body);
                    return connection -> {
                        quotas.checkRoomForEndpoint(connection, owner);
                        Endpoint made = endpoints.create(connection, owner, request);
                        WebhookSecret secret = secrets.begin(connection, made.id(), request.secret());
                        return Answer.made("/v1/endpoints/" + made.id(), made.version(), made.with(secret));
                    };
                })
                .response();
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
    @Operation(summary = "One endpoint, without its secret; the ETag is its version")
    @APIResponse(
            responseCode = "200",
            description = "The endpoint",
            content = @Content(schema = @Schema(implementation = Endpoint.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(endpoints.find(callers.current().sees(), id));
    }

    @PUT
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace an endpoint's URL, description and limit; its secret stays")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = Endpoint.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EndpointRequest.class)))
                    byte[] body) {
        EndpointRequest request = checked(body);
        if (request.secret() != null) {
            throw new InvalidRecord("secret", "is changed by rotate-secret only");
        }
        return shown(endpoints.change(callers.current().owner(), id, new IfMatch(ifMatch), request));
    }

    @DELETE
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Operation(summary = "Delete an endpoint; what is still to be sent to it ends dead")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        if (!endpoints.delete(callers.current().owner(), id, new IfMatch(ifMatch))) {
            throw none();
        }
    }

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/disable")
    @Operation(summary = "Send nothing more to an endpoint; what is still to be sent to it ends dead")
    @APIResponse(
            responseCode = "200",
            description = "Disabled",
            content = @Content(schema = @Schema(implementation = Endpoint.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public Response disable(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return shown(endpoints.change(
                callers.current().sees(),
                id,
                new IfMatch(ifMatch),
                connection -> switches.disable(connection, id, callers.current().operator(), "by request")));
    }

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/enable")
    @Operation(summary = "Send to an endpoint again; what is dead stays dead until it is recovered")
    @APIResponse(
            responseCode = "200",
            description = "Enabled",
            content = @Content(schema = @Schema(implementation = Endpoint.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public Response enable(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return shown(endpoints.change(
                callers.current().sees(), id, new IfMatch(ifMatch), connection -> switches.enable(connection, id)));
    }

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/rotate-secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give an endpoint a new secret, shown in this answer only; the old ones sign too for the overlap")
    @APIResponse(responseCode = "409", description = "The endpoint has as many secrets as it may have")
    @APIResponse(responseCode = "422", description = "The overlap is longer than 7 days, or the secret is none")
    public Rotation rotateSecret(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RotationRequest.class)))
                    byte[] body) {
        RotationRequest request = Json.read(body, RotationRequest.class);
        return secrets.rotate(callers.current().owner(), id, request).orElseThrow(EndpointResource::none);
    }

    private EndpointRequest checked(byte[] body) {
        EndpointRequest request = Json.read(body, EndpointRequest.class);
        try {
            guard.check(request.url());
        } catch (RefusedTarget e) {
            throw new InvalidRecord("url", e.reason());
        }
        return request;
    }

    private static Response shown(Optional<Endpoint> found) {
        Endpoint endpoint = found.orElseThrow(EndpointResource::none);
        return Response.ok(endpoint)
                .header(HttpHeaders.ETAG, "\"" + endpoint.version() + "\"")
                .build();
    }

    private static NotFoundException none() {
        return new NotFoundException("There is no endpoint with this id.");
    }
}
