package io.dyadwatch.enrich.dryrun;

import io.dyadwatch.access.Roles;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.enrich.tag.ArticleTagger;
import io.dyadwatch.rest.problems.ProblemResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What would be found in a text. */
@RolesAllowed({Roles.ANALYST, Roles.OPERATOR})
@Path("/v1/enrich")
public class DryRunResource {
    private final ArticleTagger tagger;
    private final Clock clock = Clock.systemUTC();

    DryRunResource(ArticleTagger tagger) {
        this.tagger = tagger;
    }

    /** Tags a text and publishes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What would be found in a text; nothing is published")
    @APIResponseSchema(EnrichedArticle.class)
    public Response enrich(
            @RequestBody(content = @Content(schema = @Schema(implementation = Draft.class))) byte[] body) {
        Draft draft = Json.read(body, Draft.class);
        if (draft.text().getBytes(StandardCharsets.UTF_8).length > Article.MAX_TEXT_BYTES) {
            return ProblemResponse.of(Problem.of(
                    ProblemKind.TOO_LARGE,
                    new InvalidRecord("text", "must be at most " + Article.MAX_TEXT_BYTES + " bytes of UTF-8")));
        }
        EnrichedArticle enriched = tagger.tag(draft.article(clock.instant()), 1);
        return Response.ok(Json.write(enriched)).build();
    }
}
