package io.dyadwatch.ingest.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Bytes of a sender into an {@link Article}, or a refusal that says which field is at fault and never what it held. */
public final class SubmissionReader {
    private static final int MAX_DEPTH = 32;

    private final ObjectMapper mapper = Json.mapper();
    private final JsonFactory factory;
    private final Clock clock;
    private final TrackingParameters tracking;

    public SubmissionReader(Clock clock, TrackingParameters tracking) {
        this.clock = clock;
        this.tracking = tracking;
        this.factory = mapper.getFactory();
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                // In UTF-16 units, of which none takes less than a byte of UTF-8: nothing longer can be stored anyway.
                .maxStringLength(Article.MAX_TEXT_BYTES)
                .build());
    }

    /**
     * Reads one article.
     *
     * @param json one JSON object in UTF-8
     * @throws Refusal as {@link ProblemKind#MALFORMED}, {@link ProblemKind#TOO_LARGE} or {@link ProblemKind#INVALID}
     */
    public Article read(byte[] json) {
        try {
            return parse(json).toArticle(clock.instant().truncatedTo(ChronoUnit.MILLIS), tracking, Via.API);
        } catch (InvalidRecord e) {
            throw new Refusal(ProblemKind.INVALID, e);
        }
    }

    private ArticleSubmission parse(byte[] json) {
        // A reader and not the bytes: the parser would guess other encodings, and takes UTF-8 that is none.
        Reader utf8 = new InputStreamReader(
                new ByteArrayInputStream(json),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser parser = factory.createParser(utf8)) {
            return parse(parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    private ArticleSubmission parse(JsonParser parser) throws IOException {
        try {
            @Nullable ArticleSubmission read = mapper.readValue(parser, ArticleSubmission.class);
            if (read == null) {
                throw new Refusal(ProblemKind.MALFORMED, new InvalidRecord("$", "must be a JSON object, not null"));
            }
            return read;
        } catch (IOException e) {
            if (isCausedBy(StreamConstraintsException.class, e)) {
                throw outOfBounds(parser.getParsingContext());
            }
            throw e;
        }
    }

    private static Refusal outOfBounds(JsonStreamContext place) {
        if (place.getNestingDepth() >= MAX_DEPTH) {
            return new Refusal(
                    ProblemKind.MALFORMED, new InvalidRecord("$", "must be nested at most " + MAX_DEPTH + " deep"));
        }
        JsonStreamContext field = place;
        while (field.getParent() != null && !field.getParent().inRoot()) {
            field = field.getParent();
        }
        String name = field.getCurrentName();
        return new Refusal(
                ProblemKind.TOO_LARGE,
                new InvalidRecord(
                        name == null ? "$" : name, "must be at most " + Article.MAX_TEXT_BYTES + " bytes of UTF-8"));
    }

    private static Refusal malformed(IOException error) {
        return new Refusal(
                ProblemKind.MALFORMED,
                isCausedBy(CharacterCodingException.class, error)
                        ? new InvalidRecord("$", "is not valid UTF-8")
                        : Json.describe(error));
    }

    private static boolean isCausedBy(Class<? extends IOException> type, IOException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
