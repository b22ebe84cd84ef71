package io.dyadwatch.outbound;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of one request, whatever it waits for then. Closing the plain socket is what ends a connect, a TLS handshake, a
 * write and a read alike; unlike closing a TLS socket it never waits for the thread that is blocked.
 */
final class Deadline {
    private final long endNanos;
    private @Nullable Socket socket;
    private boolean over;
    private boolean abandoned;

    Deadline(Duration total) {
        this.endNanos = System.nanoTime() + total.toNanos();
    }

    /**
     * What is left, at least 1 ms, since 0 means without end to sockets. Rounded up: a socket that has waited for so long
     * has reached the end, and {@link #isOver} says so.
     */
    Duration remaining() {
        return Duration.ofMillis(Math.max(1, (endNanos - System.nanoTime() + 999_999) / 1_000_000));
    }

    /** From now on this socket is closed when the time is over; at once if it is. */
    synchronized void watch(Socket next) throws IOException {
        if (over || abandoned) {
            close(next);
            throw new IOException("the time was over before it began");
        }
        socket = next;
    }

    /** The time is over. */
    synchronized void expire() {
        over = true;
        closeSocket();
    }

    /** Nobody wants the answer any more. */
    synchronized void abandon() {
        abandoned = true;
        closeSocket();
    }

    /** Asked of the clock, since a socket may notice before the thread that calls {@link #expire}. */
    boolean isOver() {
        return System.nanoTime() - endNanos >= 0;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Whatever happens to the socket now is no longer this request's. False if it has been closed. */
    synchronized boolean release() {
        socket = null;
        return !over && !abandoned;
    }

    private void closeSocket() {
        if (socket != null) {
            close(socket);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as closed as it gets.
        }
    }
}
