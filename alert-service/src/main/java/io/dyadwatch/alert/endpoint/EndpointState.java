package io.dyadwatch.alert.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether anything is sent to an endpoint. */
public enum EndpointState {
    @JsonProperty("enabled")
    ENABLED,
    /** By its owner, or because it said that it is gone, or failed for too long. */
    @JsonProperty("disabled")
    DISABLED
}
