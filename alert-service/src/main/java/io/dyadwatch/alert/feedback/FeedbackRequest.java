package io.dyadwatch.alert.feedback;

import io.dyadwatch.alert.page.Given;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber sends.
 *
 * @param why a line of at most {@value #MAX_WHY_CHARS} characters
 */
public record FeedbackRequest(Verdict verdict, @Nullable String why) {
    static final int MAX_WHY_CHARS = 1000;

    public FeedbackRequest {
        Given.present("verdict", verdict);
        if (why != null) {
            Given.line("why", why, MAX_WHY_CHARS);
        }
    }
}
