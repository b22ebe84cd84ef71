package io.dyadwatch.ingest.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How fast archive material may come in: as fast as those behind Kafka read it, so that an article of today never finds more
 * than a fraction of a second's work before it. Each look at what waits unread gives out as many places as there is room
 * for. Safe for use by many threads; nobody waits in here.
 */
public final class BackfillPace {
    /** Places given out by a look that told nothing. */
    static final int BLIND = 4;

    private static final int MOST = 10_000;
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final List<Runnable> waiting = new ArrayList<>();
    private final LongSupplier nanos;
    private int places;
    private long lookedAt;

    public BackfillPace() {
        this(System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} */
    BackfillPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether there is a place; of places that nobody took for a second nothing is known any more. */
    public synchronized boolean isOpen() {
        return places > 0 && nanos.getAsLong() - lookedAt <= GOOD_FOR.toNanos();
    }

    /** Takes a place; also the last one that another has just taken, which does no harm. */
    public synchronized void take() {
        places--;
    }

    /**
     * Asks to be told when there may be places; once, and on the thread that looks.
     *
     * @param opened must not block
     */
    public synchronized void whenOpen(Runnable opened) {
        waiting.add(opened);
    }

    /** Takes back what {@link #whenOpen} asked. */
    public synchronized void forget(Runnable opened) {
        waiting.remove(opened);
    }

    /** Whether anybody wants a look. */
    public synchronized boolean isWanted() {
        return !waiting.isEmpty();
    }

    /** @param room for records; none where it is negative */
    public void looked(long room) {
        open((int) Math.max(0, Math.min(room, MOST)));
    }

    /** It cannot be told what waits: a trickle goes on. */
    void lookedInVain() {
        open(BLIND);
    }

    private void open(int given) {
        List<Runnable> told;
        synchronized (this) {
            places = given;
            lookedAt = nanos.getAsLong();
            if (given == 0) {
                return;
            }
            told = new ArrayList<>(waiting);
            waiting.clear();
        }
        // Else the first would take all, time after time.
        Collections.shuffle(told);
        told.forEach(Runnable::run);
    }
}
