package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an actor is. */
public enum ActorType {
    @JsonProperty("country")
    COUNTRY,
    @JsonProperty("person")
    PERSON,
    @JsonProperty("organisation")
    ORGANISATION
}
