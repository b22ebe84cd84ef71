package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.VocabularyEntry;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The vocabulary over HTTP. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {
    private final PackagedVocabulary vocabulary;

    VocabularyResource(PackagedVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The actors that the tagger knows. */
    @GET
    @Path("/actors")
    @Operation(summary = "The actors that the tagger knows, by id")
    @APIResponseSchema(VocabularyPage.class)
    public byte[] actors(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") String limit) {
        return page(VocabularyEntry.Kind.ACTOR, after, limit);
    }

    /** The topics that the tagger knows. */
    @GET
    @Path("/topics")
    @Operation(summary = "The topics that the tagger knows, by id")
    @APIResponseSchema(VocabularyPage.class)
    public byte[] topics(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") String limit) {
        return page(VocabularyEntry.Kind.TOPIC, after, limit);
    }

    // The limit is read here: where the framework does it, a word instead of a number is "404 not found".
    private byte[] page(VocabularyEntry.Kind kind, @Nullable String after, String limit) {
        try {
            return Json.write(VocabularyPage.of(vocabulary.entries(), kind, after, Integer.parseInt(limit)));
        } catch (NumberFormatException e) {
            throw new InvalidRecord("limit", "must be a whole number");
        }
    }
}
