package io.dyadwatch.alert.dryrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dyadwatch.alert.ledger.Outcome;

/** What a watch makes of an article that matches. */
public enum Fate {
    /** The first of a story of which the subscriber would have been told, at once or later. */
    @JsonProperty("sent")
    SENT,
    /** The first of a story that stayed below the threshold. */
    @JsonProperty("held")
    HELD,
    /** The first of a story that came too soon after a notification. */
    @JsonProperty("cooldown")
    COOLDOWN,
    /** The first of a story that was collected when the time read came to its end, and not told yet. */
    @JsonProperty("digest")
    DIGEST,
    /** A further source of a story that is there already. */
    @JsonProperty("copy")
    COPY,
    /** A revision that says nothing new. */
    @JsonProperty("known")
    KNOWN;

    static Fate of(Outcome outcome) {
        return switch (outcome) {
            case SENT -> SENT;
            case HELD -> HELD;
            case COOLDOWN -> COOLDOWN;
            case DIGEST -> DIGEST;
            // An unsaved watch is never silenced, and quotas are not looked at.
            case SILENCE, QUOTA -> throw new IllegalStateException("no dry run leads to " + outcome);
        };
    }
}
