package io.dyadwatch.outbound;

import java.time.Duration;

/**
 * What one request may cost, and how many there may be.
 *
 * @param total from the look-up to the last byte of the answer, all that lies between included: connecting, the TLS
 *     handshake, writing the request, and the wait for a place among {@code connections}
 * @param connect for one address; at most {@value #MAX_ADDRESSES} of a host's addresses are tried
 * @param responseBytes of the body that are read, as they come, the framing of chunks included; what comes after is
 *     dropped with the connection
 * @param connections requests under way at a time, over all hosts; a further one waits in its caller's thread. As many
 *     connections at most are kept for the next request
 */
public record Limits(Duration total, Duration connect, int responseBytes, int connections) {
    /** Addresses of one name that are tried one after the other; all of them are checked. */
    public static final int MAX_ADDRESSES = 6;

    /** Bytes before an answer's body: status line, headers, and the interim (1xx) answers before it. */
    public static final int HEAD_BYTES = 64 * 1024;

    /** Bytes of a TLS handshake, the certificates in it. */
    public static final int HANDSHAKE_BYTES = 256 * 1024;

    /** Header fields of an answer. */
    public static final int HEADERS = 100;

    /** Bytes of one line of an answer's head, and of one that its further lines continue. */
    public static final int HEADER_LINE_BYTES = 8192;

    /** Interim (1xx) answers before the final one. */
    public static final int INTERIM_ANSWERS = 10;

    /** 15 s in all, 5 s to connect, 128 KiB of an answer, 64 requests at a time. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(5), 128 * 1024, 64);

    public Limits {
        if (total.toMillis() < 1 || connect.toMillis() < 1) {
            throw new IllegalArgumentException("total and connect must be positive durations");
        }
        if (responseBytes < 1 || connections < 1) {
            throw new IllegalArgumentException("responseBytes and connections must be at least 1");
        }
    }

    /** The same with another total; connecting never gets longer than that. */
    public Limits withTotal(Duration newTotal) {
        Duration newConnect = connect.compareTo(newTotal) > 0 ? newTotal : connect;
        return new Limits(newTotal, newConnect, responseBytes, connections);
    }

    /** The same with another number of requests at a time. */
    public Limits withConnections(int newConnections) {
        return new Limits(total, connect, responseBytes, newConnections);
    }
}
