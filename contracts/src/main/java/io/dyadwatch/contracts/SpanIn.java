package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of an article's two strings a span points into. */
public enum SpanIn {
    @JsonProperty("title")
    TITLE,
    @JsonProperty("text")
    TEXT
}
