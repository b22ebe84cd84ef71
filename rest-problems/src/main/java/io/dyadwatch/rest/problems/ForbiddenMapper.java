package io.dyadwatch.rest.problems;

import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 403 for a caller who has none of the roles that the resource's method asks for; names them. */
@Provider
public class ForbiddenMapper implements ExceptionMapper<ForbiddenException> {
    @Context
    @Nullable ResourceInfo resource;

    @Override
    public Response toResponse(ForbiddenException refused) {
        return ProblemResponse.of(Problem.of(ProblemKind.FORBIDDEN, detail(asked())));
    }

    static String detail(String[] roles) {
        return roles.length == 0
                ? "Nobody is allowed here: no rule says who is"
                : "This needs a token with the role "
                        + Arrays.stream(roles).sorted().collect(Collectors.joining(" or "));
    }

    private String[] asked() {
        if (resource == null || resource.getResourceMethod() == null) {
            return new String[0];
        }
        RolesAllowed ofMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        RolesAllowed asked =
                ofMethod != null ? ofMethod : resource.getResourceClass().getAnnotation(RolesAllowed.class);
        return asked == null ? new String[0] : asked.value();
    }
}
