package io.dyadwatch.ingest.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How hard one host is asked: so many requests under way at a time, and a pause between the beginnings of two. Safe for
 * use by many threads.
 *
 * <p>What is kept is bounded by the requests under way and the pauses that run.
 */
public final class HostLimits {
    private static final long LOOK_MILLIS = 20;

    private final int atATime;
    private final Duration pause;
    private final LongSupplier nanos;
    private final Map<String, Host> hosts = new HashMap<>();

    /**
     * @param atATime requests to one host under way, at least 1
     * @param pause between the beginnings of two requests to one host
     * @param nanos as {@link System#nanoTime}
     */
    public HostLimits(int atATime, Duration pause, LongSupplier nanos) {
        if (atATime < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("atATime must be at least 1 and pause not negative");
        }
        this.atATime = atATime;
        this.pause = pause;
        this.nanos = nanos;
    }

    /** Requests to one host under way at a time. */
    int atATime() {
        return atATime;
    }

    /** A place among the requests to a host, until it is closed; closing it again changes nothing. */
    public final class Turn implements AutoCloseable {
        private final String host;
        private boolean over;

        private Turn(String host) {
            this.host = host;
        }

        @Override
        public void close() {
            synchronized (HostLimits.this) {
                if (!over) {
                    over = true;
                    Host counted = hosts.get(host);
                    if (counted != null) {
                        counted.underWay--;
                        HostLimits.this.notifyAll();
                    }
                }
            }
        }
    }

    /**
     * A turn, waited for.
     *
     * @return empty where the host could have no further request for so long
     */
    public synchronized Optional<Turn> await(String host, Duration patience) throws InterruptedException {
        long begun = nanos.getAsLong();
        Optional<Turn> turn = take(host);
        while (turn.isEmpty() && nanos.getAsLong() - begun < patience.toNanos()) {
            // A pause ends without anybody to say so.
            wait(LOOK_MILLIS);
            turn = take(host);
        }
        return turn;
    }

    /** A turn, if the host can have another request now. */
    public synchronized Optional<Turn> take(String host) {
        long now = nanos.getAsLong();
        forgetIdle(now);
        Host counted = hosts.get(host);
        if (counted == null) {
            counted = new Host();
            hosts.put(host, counted);
        } else if (counted.underWay >= atATime || isPausing(counted, now)) {
            return Optional.empty();
        }
        counted.underWay++;
        counted.begun = now;
        return Optional.of(new Turn(host));
    }

    synchronized int hosts() {
        return hosts.size();
    }

    private boolean isPausing(Host host, long now) {
        return now - host.begun < pause.toNanos();
    }

    /** Hosts that nothing is kept of any more; one pass over those of the last pause and those under way. */
    private void forgetIdle(long now) {
        Iterator<Host> all = hosts.values().iterator();
        while (all.hasNext()) {
            Host host = all.next();
            if (host.underWay == 0 && !isPausing(host, now)) {
                all.remove();
            }
        }
    }

    private static final class Host {
        private int underWay;
        private long begun;
    }
}
