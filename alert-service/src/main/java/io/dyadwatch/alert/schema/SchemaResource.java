package io.dyadwatch.alert.schema;

import io.dyadwatch.contracts.Schemas;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON Schemas over HTTP. */
@Path("/v1/schemas")
@Tag(name = "schemas")
public class SchemaResource {
    private static final String FILE_ENDING = ".json";

    /**
     * The names of the schemas.
     *
     * @param items for example {@code alert-matched.v1}
     */
    public record Names(List<String> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The names of the published schemas, each with its version")
    public Names list() {
        return new Names(Arrays.stream(Schemas.values()).map(Schemas::title).toList());
    }

    /** Also with {@code .json} behind the name, as the schemas refer to each other. */
    @GET
    @Path("/{name}")
    @Produces("application/schema+json")
    @Operation(
            summary = "One JSON Schema (draft 2020-12)",
            description = "A webhook names its own in the field `schema`.")
    @APIResponse(responseCode = "200", description = "The schema")
    @APIResponse(responseCode = "404", description = "There is no schema of this name")
    public String get(@PathParam("name") String name) {
        String title = name.endsWith(FILE_ENDING) ? name.substring(0, name.length() - FILE_ENDING.length()) : name;
        return Arrays.stream(Schemas.values())
                .filter(schema -> schema.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no schema of this name."))
                .document();
    }
}
