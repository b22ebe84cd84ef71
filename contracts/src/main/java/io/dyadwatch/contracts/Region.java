package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part of an article in which a sentence stands. Only {@link #BOILERPLATE} is not the article's own text. */
public enum Region {
    @JsonProperty("title")
    TITLE,
    @JsonProperty("lead")
    LEAD,
    @JsonProperty("body")
    BODY,
    @JsonProperty("caption")
    CAPTION,
    @JsonProperty("boilerplate")
    BOILERPLATE
}
