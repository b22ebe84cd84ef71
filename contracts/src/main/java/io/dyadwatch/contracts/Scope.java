package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How near to each other a watch wants its two actors. */
public enum Scope {
    @JsonProperty("sentence")
    SENTENCE,
    @JsonProperty("article")
    ARTICLE
}
