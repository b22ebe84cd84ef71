package io.dyadwatch.ingest.backfill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many records may wait for one group of readers: what it reads in {@link #WORK}, as it read in the last second, so that
 * room grows while the readers get on faster with more of it, and shrinks when they do not. To bound what is under way by the
 * measured rate and a delay is the idea of BBR (Cardwell and others, "BBR: Congestion-Based Congestion Control", 2016).
 */
final class GroupRoom {
    /** Of work: a part of it passes without any wait, until what was read is committed and looked at. */
    static final Duration WORK = Duration.ofMillis(300);
    /** Room of readers that are slow, or of whom nothing is known yet. */
    static final int FEWEST = 40;

    private static final Duration MEMORY = Duration.ofSeconds(1);
    /** A rate over less would be that of the last commit. */
    private static final Duration SHORTEST = Duration.ofMillis(400);

    private record Look(long nanos, long read) {}

    private final Deque<Look> looks = new ArrayDeque<>();

    /**
     * One look.
     *
     * @param nanos when, as {@link System#nanoTime()}
     * @param read records that the group has committed since its topic began
     * @param unread records that wait for it
     * @return how many more may come; negative where too many wait
     */
    long room(long nanos, long read, long unread) {
        Look last = looks.peekLast();
        if (last != null && nanos - last.nanos() > MEMORY.toNanos()) {
            looks.clear();
        }
        looks.add(new Look(nanos, read));
        while (nanos - looks.element().nanos() > MEMORY.toNanos()) {
            looks.remove();
        }
        Look first = looks.element();
        long passed = nanos - first.nanos();
        double inTime = passed < SHORTEST.toNanos() ? 0 : (double) (read - first.read()) * WORK.toNanos() / passed;
        return Math.max(FEWEST, Math.round(inTime)) - unread;
    }
}
