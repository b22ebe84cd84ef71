package io.dyadwatch.alert.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a story that a watch found. */
public enum Outcome {
    /** Its subscriber was told. */
    @JsonProperty("sent")
    SENT,
    /** Below the watch's threshold. */
    @JsonProperty("held")
    HELD,
    /** Too soon after a notification. */
    @JsonProperty("cooldown")
    COOLDOWN,
    /** The watch was silenced. */
    @JsonProperty("silence")
    SILENCE,
    /** Collected, to be told at the end of the period. */
    @JsonProperty("digest")
    DIGEST,
    /** The subscriber had as many alerts that day as it may have. */
    @JsonProperty("quota")
    QUOTA;

    /** As JSON and the ledger have it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> parse(String written) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.written().equals(written))
                .findFirst();
    }
}
