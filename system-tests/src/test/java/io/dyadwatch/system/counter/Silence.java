package io.dyadwatch.system.counter;

/** The longest time in which something that goes on all the time did not happen. Thread-safe. */
final class Silence {
    private long lastNanos = System.nanoTime();
    private long longestNanos;

    /** It happened now. */
    synchronized void end() {
        long now = System.nanoTime();
        longestNanos = Math.max(longestNanos, now - lastNanos);
        lastNanos = now;
    }

    /** From now on only what comes counts. */
    synchronized void forget() {
        lastNanos = System.nanoTime();
        longestNanos = 0;
    }

    /** In seconds, a silence that lasts still included. */
    synchronized double longest() {
        return Math.max(longestNanos, System.nanoTime() - lastNanos) / 1e9;
    }
}
