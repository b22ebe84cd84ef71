package io.dyadwatch.alert.watch;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import io.dyadwatch.alert.idempotency.Answer;
import io.dyadwatch.alert.idempotency.Idempotency;
import io.dyadwatch.alert.idempotency.KeyedRequest;
import io.dyadwatch.alert.page.IfMatch;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.subscriber.Quotas;
import io.dyadwatch.contracts.InvalidRecord;
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
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Watches over HTTP. */
@Path("/v1/watches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watches")
public class WatchResource {
    private static final long RETRY_AFTER_SECONDS = 5;

    private final Callers callers;
    private final Watches watches;
    private final WatchCheck check;
    private final Quotas quotas;
    private final Idempotency idempotency;
    private final WatchListener listener;

    public WatchResource(
            Callers callers,
            Watches watches,
            WatchCheck check,
            Quotas quotas,
            Idempotency idempotency,
            WatchListener listener) {
        this.callers = callers;
        this.watches = watches;
        this.check = check;
        this.quotas = quotas;
        this.idempotency = idempotency;
        this.listener = listener;
    }

    @POST
    @RolesAllowed(Roles.SUBSCRIBER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a watch")
    @APIResponse(
            responseCode = "201",
            description = "Made, and live",
            content = @Content(schema = @Schema(implementation = Watch.class)))
    @APIResponse(
            responseCode = "409",
            description = "The quota is used up, or a request with this Idempotency-Key is being worked on")
    @APIResponse(
            responseCode = "422",
            description =
                    "It names an unknown actor, topic or endpoint; or the Idempotency-Key came with another request")
    public Response create(
            @HeaderParam(KeyedRequest.HEADER) List<String> keys,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WatchDefinition.class)))
                    byte[] body) {
        UUID owner = callers.current().owner();
        Response response = idempotency
                .once(KeyedRequest.of(owner, keys, "POST /v1/watches", body), () -> {
                    WatchDefinition definition = checked(body);
                    return connection -> {
                        quotas.checkRoomForWatch(connection, owner);
                        Watch made = watches.create(connection, owner, definition);
                        return Answer.made("/v1/watches/" + made.id(), made.version(), made);
                    };
                })
                .response();
        listener.changed();
        return response;
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Operation(summary = "List watches, newest first")
    public Page<Watch> list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return watches.list(callers.current().sees(), PageRequest.of(after, limit));
    }

    @GET
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}")
    @Operation(summary = "One watch; the ETag is its version")
    @APIResponseSchema(Watch.class)
    public Response get(@PathParam("id") UUID id) {
        return shown(watches.find(callers.current().sees(), id).orElseThrow(WatchResource::none));
    }

    @PUT
    @RolesAllowed(Roles.SUBSCRIBER)
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace a watch; its version counts up, and the change is live")
    @APIResponseSchema(Watch.class)
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WatchDefinition.class)))
                    byte[] body) {
        Watch changed = watches.change(callers.current().owner(), id, new IfMatch(ifMatch), checked(body))
                .orElseThrow(WatchResource::none);
        listener.changed();
        return shown(changed);
    }

    @DELETE
    @RolesAllowed(Roles.SUBSCRIBER)
    @Path("/{id}")
    @Operation(summary = "Delete a watch; what it found stays")
    @APIResponse(responseCode = "204", description = "Deleted; it finds nothing more")
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    public void delete(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        if (!watches.delete(callers.current().owner(), id, new IfMatch(ifMatch))) {
            throw none();
        }
        listener.changed();
    }

    private static Response shown(Watch watch) {
        return Response.ok(watch)
                .header(HttpHeaders.ETAG, "\"" + watch.version() + "\"")
                .build();
    }

    private WatchDefinition checked(byte[] body) {
        WatchRequest request = WatchRequest.read(body);
        if (!check.isReady()) {
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
        }
        try {
            check.check(callers.current().owner(), request.definition());
        } catch (InvalidRecord e) {
            throw request.asWritten(e);
        }
        return request.definition();
    }

    private static NotFoundException none() {
        return new NotFoundException("There is no watch with this id.");
    }
}
