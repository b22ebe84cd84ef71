package io.dyadwatch.alert.source;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.InvalidRecord;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The sources over HTTP. */
@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
public class SourceResource {
    private final Sources sources;

    public SourceResource(Sources sources) {
        this.sources = sources;
    }

    @GET
    @RolesAllowed({Roles.ANALYST, Roles.OPERATOR})
    @Operation(summary = "List who publishes and how often, the newest source first")
    public Page<Source> list(
            @Parameter(description = "true: only those silent longer than their rhythm") @QueryParam("silent") @Nullable String silent,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return sources.list(silentOnly(silent), PageRequest.of(after, limit));
    }

    private static boolean silentOnly(@Nullable String silent) {
        if (silent == null || silent.equals("false")) {
            return false;
        }
        if (!silent.equals("true")) {
            throw new InvalidRecord("silent", "must be true or false");
        }
        return true;
    }
}
