package io.dyadwatch.alert.feedback;

import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Feedback as labelled cases, one JSON object a line, newest first. */
public final class FeedbackExport {
    private final Feedbacks feedbacks;

    public FeedbackExport(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    /**
     * Writes all of it; a page at a time is held in memory.
     *
     * @param owner whose; everybody's where empty
     * @param out not closed
     */
    public void write(Optional<UUID> owner, OutputStream out) throws IOException {
        String after = null;
        do {
            Page<Feedback> page = feedbacks.list(owner, request(after));
            for (Feedback feedback : page.items()) {
                Optional<LabelledCase> labelled = feedback.labelledCase();
                if (labelled.isPresent()) {
                    out.write(Json.write(labelled.get()));
                    out.write('\n');
                }
            }
            after = page.next();
        } while (after != null);
    }

    private static PageRequest request(@Nullable String after) {
        return PageRequest.of(after, String.valueOf(PageRequest.MAX_LIMIT));
    }
}
