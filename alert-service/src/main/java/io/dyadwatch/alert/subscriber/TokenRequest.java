package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.page.Given;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What makes a token.
 *
 * @param label what it is for, in the operator's words, at most {@value #MAX_LABEL_CHARS} characters
 * @param expiresAt from when on it is none; absent for one that does not expire
 */
public record TokenRequest(String label, @Nullable Instant expiresAt) {
    static final int MAX_LABEL_CHARS = 200;

    public TokenRequest {
        Given.line("label", label, MAX_LABEL_CHARS);
    }
}
