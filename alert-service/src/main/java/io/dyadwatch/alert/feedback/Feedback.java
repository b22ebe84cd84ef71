package io.dyadwatch.alert.feedback;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dyadwatch.contracts.Alert;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber said of an alert.
 *
 * @param alert as it was when the subscriber said so, whether or not it is still kept elsewhere
 * @param createdAt when it was said
 */
public record Feedback(UUID id, Verdict verdict, @Nullable String why, Instant createdAt, Alert alert) {

    /** The labelled case it makes; empty where the evaluation has no words for it. */
    @JsonIgnore
    public Optional<LabelledCase> labelledCase() {
        return LabelledCase.of(this);
    }

    /** Whether it is among the exported cases. */
    @JsonProperty
    public boolean exported() {
        return labelledCase().isPresent();
    }
}
