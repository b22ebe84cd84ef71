package io.dyadwatch.alert.brake;

import io.dyadwatch.access.Roles;
import io.dyadwatch.alert.caller.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Letting a watch go on that was held for the flood of its alerts. */
@Path("/v1/watches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watches")
public class ReleaseResource {
    private final Callers callers;
    private final WatchOwners owners;
    private final FloodBrake brake;

    public ReleaseResource(Callers callers, WatchOwners owners, FloodBrake brake) {
        this.callers = callers;
        this.owners = owners;
        this.brake = brake;
    }

    /** Tells whose watches there are. */
    @FunctionalInterface
    public interface WatchOwners {
        /** @param owner whose it must be; anybody's where empty */
        boolean has(Optional<UUID> owner, UUID watch);
    }

    /** @param deliveries that were held, and go out now, at most 100 a second */
    public record Released(int deliveries) {}

    @POST
    @RolesAllowed({Roles.SUBSCRIBER, Roles.OPERATOR})
    @Path("/{id}/release")
    @Operation(summary = "Send what the flood brake held of a watch, and hold nothing more of it")
    public Released release(@PathParam("id") UUID id) {
        if (!owners.has(callers.current().sees(), id)) {
            throw new NotFoundException("There is no watch with this id.");
        }
        return new Released(brake.release(id));
    }
}
