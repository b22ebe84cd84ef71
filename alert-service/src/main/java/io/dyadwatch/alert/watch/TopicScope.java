package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a watch's topics must be stated. */
public enum TopicScope {
    /** In the sentences that prove the pair. */
    @JsonProperty("pair")
    PAIR,
    @JsonProperty("article")
    ARTICLE
}
