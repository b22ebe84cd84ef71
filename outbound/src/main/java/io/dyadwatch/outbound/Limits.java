package io.dyadwatch.outbound;

import java.time.Duration;

/**
 * What one request may cost.
 *
 * @param total from the look-up to the last byte of the answer
 * @param connect for one address
 * @param responseBytes of the body that are read; what comes after is dropped with the connection
 * @param connections open at a time, over all hosts
 * @param connectionsPerHost open at a time to one host
 */
public record Limits(Duration total, Duration connect, int responseBytes, int connections, int connectionsPerHost) {

    /** 15 s in all, 5 s to connect, 128 KiB of an answer, 64 connections, 8 a host. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(5), 128 * 1024, 64, 8);

    public Limits {
        if (total.isNegative() || total.isZero() || connect.isNegative() || connect.isZero()) {
            throw new IllegalArgumentException("total and connect must be positive durations");
        }
        if (responseBytes < 1 || connections < 1 || connectionsPerHost < 1) {
            throw new IllegalArgumentException("responseBytes, connections and connectionsPerHost must be at least 1");
        }
    }

    /** The same with another total; connecting never gets longer than that. */
    public Limits withTotal(Duration newTotal) {
        Duration newConnect = connect.compareTo(newTotal) > 0 ? newTotal : connect;
        return new Limits(newTotal, newConnect, responseBytes, connections, connectionsPerHost);
    }

    /** The same with another number of connections, all of which may be to one host. */
    public Limits withConnections(int newConnections) {
        return new Limits(total, connect, responseBytes, newConnections, newConnections);
    }
}
