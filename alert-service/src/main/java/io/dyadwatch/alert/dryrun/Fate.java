package io.dyadwatch.alert.dryrun;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a watch makes of an article that matches. */
public enum Fate {
    /** The subscriber would have been told of it. */
    @JsonProperty("notified")
    NOTIFIED,
    /** A story of its own, told together with others or kept back by the watch's own rules. */
    @JsonProperty("suppressed")
    SUPPRESSED,
    /** A further source of a story that is there already. */
    @JsonProperty("copy")
    COPY
}
