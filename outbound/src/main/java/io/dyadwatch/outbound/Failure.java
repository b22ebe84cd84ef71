package io.dyadwatch.outbound;

/** Why no whole answer came. The words that go with it are for people; this is for code. */
public enum Failure {
    /** The URL or one of its addresses is none that anything is sent to; it was not connected to. */
    REFUSED_TARGET,
    /** The host has no address, or the name servers did not tell it in time. */
    LOOKUP,
    /** Nothing listens there. */
    CONNECT_REFUSED,
    /** No connection came about in the time for connecting. */
    CONNECT_TIMEOUT,
    /** No way leads there. */
    UNREACHABLE,
    /** The handshake failed, or the certificate is none to trust for this host. */
    TLS,
    /** The other side closed or reset the connection before the end of its answer. */
    RESET,
    /** The time for the whole request was over. */
    TIMEOUT,
    /** What came is no HTTP/1.1 answer, or its head is larger than allowed. */
    PROTOCOL,
    /** This side gave up: it is being stopped, or too many requests wait. Tells nothing about the other side. */
    ABANDONED
}
