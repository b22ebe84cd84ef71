package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests about one entry, of whichever kind. */
@Singleton
class EntryRequests {
    private final LiveVocabulary live;
    private final VocabularyEditor editor;

    EntryRequests(LiveVocabulary live, VocabularyEditor editor) {
        this.live = live;
        this.editor = editor;
    }

    // The limit is read here: where the framework does it, a word instead of a number is "404 not found".
    byte[] list(VocabularyEntry.Kind kind, @Nullable String after, String limit) {
        return Json.write(VocabularyPage.of(live.base(), live.required(), kind, after, VocabularyPage.limit(limit)));
    }

    Response get(VocabularyEntry.Kind kind, String id) {
        InForce now = live.required();
        EntryView view = EntryView.inForce(live.base(), now, kind, id)
                .orElseThrow(() -> now.standing()
                        .entry(VocabularyEntry.key(kind, id))
                        .filter(record -> record.revision() > 0)
                        .map(Refusal::removed)
                        .orElse(Refusal.unknown(kind, id)));
        return answer(200, view);
    }

    Response put(VocabularyEntry.Kind kind, String id, byte[] body, IfMatch ifMatch, @Nullable String changedBy)
            throws InterruptedException {
        EntryBody.checkId("id", id);
        return answer(kind, id, editor.put(kind, id, EntryBody.read(body, id), ifMatch, changedBy));
    }

    Response delete(VocabularyEntry.Kind kind, String id, IfMatch ifMatch, @Nullable String changedBy)
            throws InterruptedException {
        return answer(kind, id, editor.remove(kind, id, ifMatch, changedBy));
    }

    byte[] history(VocabularyEntry.Kind kind, String id) {
        return EntryHistory.of(live.base(), live.required(), kind, id)
                .map(Json::write)
                .orElseThrow(() -> Refusal.unknown(kind, id));
    }

    Response rollback(VocabularyEntry.Kind kind, String id, byte[] body, IfMatch ifMatch, @Nullable String changedBy)
            throws InterruptedException {
        int revision = Json.read(body, RevisionRollback.class).revision();
        return answer(kind, id, editor.rollback(kind, id, revision, ifMatch, changedBy));
    }

    /** What was written; where nothing had to be, what stands there already. */
    private Response answer(VocabularyEntry.Kind kind, String id, VocabularyEditor.Done done) {
        InForce now = done.inForce().orElseGet(live::required);
        Optional<VocabularyEntry> written =
                done.records().stream().findFirst().or(() -> now.standing().entry(VocabularyEntry.key(kind, id)));
        int status = done.inForce().isEmpty() ? 202 : done.created() ? 201 : 200;
        return written.map(record -> answer(status, EntryView.written(live.base(), record, now)))
                .orElseGet(() -> get(kind, id));
    }

    private static Response answer(int status, EntryView view) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, IfMatch.tag(view.revision()))
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.write(view))
                .build();
    }

    static int number(String field, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new InvalidRecord(field, "must be a whole number");
        }
    }
}
