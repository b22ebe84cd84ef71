package io.dyadwatch.alert.subscriber;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Json;
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
import jakarta.ws.rs.core.CacheControl;
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

/** A subscriber's tokens over HTTP; the operator's. */
@Path("/v1/subscribers/{id}/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "subscribers")
public class TokenResource {
    private final Subscribers subscribers;
    private final ApiTokens tokens;

    public TokenResource(Subscribers subscribers, ApiTokens tokens) {
        this.subscribers = subscribers;
        this.tokens = tokens;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createToken", summary = "Make a token for a subscriber; it is shown in this answer only")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ApiToken.class)))
    @APIResponse(responseCode = "409", description = "The subscriber has 50 that are valid")
    public Response create(
            @PathParam("id") UUID subscriber,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenRequest.class)))
                    byte[] body) {
        ApiToken made =
                tokens.create(subscriber, Json.read(body, TokenRequest.class)).orElseThrow(SubscriberResource::none);
        CacheControl kept = new CacheControl();
        kept.setNoStore(true);
        return Response.created(URI.create("/v1/subscribers/" + subscriber + "/tokens/" + made.id()))
                .cacheControl(kept)
                .entity(made)
                .build();
    }

    @GET
    @Operation(operationId = "listTokens", summary = "List a subscriber's tokens without what they are, newest first")
    public Page<ApiToken> list(
            @PathParam("id") UUID subscriber,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        PageRequest page = PageRequest.of(after, limit);
        return subscribers
                .find(subscriber)
                .map(known -> tokens.list(subscriber, page))
                .orElseThrow(SubscriberResource::none);
    }

    @DELETE
    @Path("/{token}")
    @Operation(operationId = "revokeToken", summary = "Revoke a token: it is none within 5 s, on every instance")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    public void revoke(@PathParam("id") UUID subscriber, @PathParam("token") UUID token) {
        if (!tokens.revoke(subscriber, token)) {
            throw new NotFoundException("This subscriber has no token with this id.");
        }
    }
}
