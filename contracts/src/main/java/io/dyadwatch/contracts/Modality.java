package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the text says that a thing is, is not, or may be. */
public enum Modality {
    @JsonProperty("asserted")
    ASSERTED,
    @JsonProperty("negated")
    NEGATED,
    @JsonProperty("possible")
    POSSIBLE
}
