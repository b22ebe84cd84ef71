package io.dyadwatch.alert.subscriber;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Subscribers over HTTP: the operator's, but for a look at oneself. */
@Path("/v1/subscribers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "subscribers")
public class SubscriberResource {
    private final Callers callers;
    private final Subscribers subscribers;

    public SubscriberResource(Callers callers, Subscribers subscribers) {
        this.callers = callers;
        this.subscribers = subscribers;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createSubscriber", summary = "Make a subscriber; it can do nothing until it has a token")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = Account.class)))
    @APIResponse(responseCode = "409", description = "Another subscriber has this name")
    public Response create(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubscriberRequest.class)))
                    byte[] body) {
        return subscribers
                .create(Json.read(body, SubscriberRequest.class))
                .map(made -> Response.created(URI.create("/v1/subscribers/" + made.id()))
                        .entity(made)
                        .build())
                .orElseGet(SubscriberResource::nameTaken);
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listSubscribers", summary = "List subscribers, newest first")
    public Page<Account> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return subscribers.list(PageRequest.of(after, limit));
    }

    @GET
    @Path("/me")
    @RolesAllowed(Roles.SUBSCRIBER)
    @Operation(
            operationId = "getMe",
            summary = "The subscriber whose token this is: its quotas, and what is used of them")
    public Account me() {
        return subscribers.find(callers.current().owner()).orElseThrow(SubscriberResource::none);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "getSubscriber", summary = "One subscriber, with its quotas and what is used of them")
    public Account get(@PathParam("id") UUID id) {
        return subscribers.find(id).orElseThrow(SubscriberResource::none);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeSubscriber",
            summary = "Give a subscriber another name or other quotas; disable it or enable it again")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = Account.class)))
    @APIResponse(responseCode = "409", description = "Another subscriber has this name")
    public Response change(
            @PathParam("id") UUID id,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubscriberRequest.class)))
                    byte[] body) {
        SubscriberRequest request = Json.read(body, SubscriberRequest.class);
        try {
            return Response.ok(subscribers.change(id, request).orElseThrow(SubscriberResource::none))
                    .build();
        } catch (NameTaken e) {
            return nameTaken();
        }
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "disableSubscriber",
            summary = "Disable a subscriber: its tokens are none within 5 s, and its watches alert no more")
    @APIResponse(responseCode = "204", description = "Disabled; PUT enables it again")
    public void disable(@PathParam("id") UUID id) {
        if (!subscribers.disable(id)) {
            throw none();
        }
    }

    static NotFoundException none() {
        return new NotFoundException("There is no subscriber with this id.");
    }

    private static Response nameTaken() {
        return ProblemResponse.of(Problem.of(ProblemKind.CONFLICT, "Another subscriber has this name"));
    }
}
