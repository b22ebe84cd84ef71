package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way an article reached Dyadwatch. */
public enum Via {
    @JsonProperty("api")
    API,
    @JsonProperty("feed")
    FEED,
    @JsonProperty("page")
    PAGE,
    @JsonProperty("file")
    FILE
}
