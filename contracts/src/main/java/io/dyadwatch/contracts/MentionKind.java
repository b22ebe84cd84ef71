package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a mention names its actor. */
public enum MentionKind {
    /** Proper name, abbreviation or short name: {@code Rusia}, {@code EE.UU.}, {@code Maduro}. */
    @JsonProperty("name")
    NAME,
    /** Capital or seat that stands for the state: {@code Moscú}, {@code Kremlin}. */
    @JsonProperty("metonym")
    METONYM,
    /** Adjective or noun for people and things of a country: {@code ruso}, {@code Venezuelans}. */
    @JsonProperty("demonym")
    DEMONYM
}
