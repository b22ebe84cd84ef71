package io.dyadwatch.alert.operator;

import io.dyadwatch.contracts.OperatorEvent;

/** What an operator is told about. */
public enum EventKind {
    /** An endpoint has only failed for a part of the time and of the attempts after which it is disabled. */
    ENDPOINT_FAILING("endpoint.failing"),
    /** Nothing more is sent to an endpoint. */
    ENDPOINT_DISABLED("endpoint.disabled"),
    /** An endpoint is sent to again. */
    ENDPOINT_ENABLED("endpoint.enabled"),
    /** A watch finds so much that its webhooks are held. */
    BRAKE_ON("brake.on"),
    /** What was held of a watch is sent. */
    BRAKE_RELEASED("brake.released"),
    /** No webhooks are sent any more. */
    SENDING_PAUSED("sending.paused"),
    /** Webhooks are sent again. */
    SENDING_RESUMED("sending.resumed");

    private final String written;

    EventKind(String written) {
        this.written = written;
    }

    /** The kind as it is stored and counted. */
    public String written() {
        return written;
    }

    /** The type of its webhook. */
    public String type() {
        return OperatorEvent.PREFIX + written;
    }
}
