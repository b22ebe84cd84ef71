package io.dyadwatch.cli.redrive;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done with dead letters.
 *
 * @param from first time of what is wanted; absent for what came since the last redrive. With a time no place is kept.
 * @param until exclusive; absent for all there is now
 * @param limit how many to put back at most
 * @param force whether also those that were put back {@value #MOST} times already
 * @param action what to do
 */
record Order(Optional<Instant> from, Optional<Instant> until, long limit, boolean force, Action action) {
    /** A record that comes back so often comes back for ever. */
    static final int MOST = 3;

    enum Action {
        PUT_BACK,
        SHOW,
        SKIP
    }

    /** Whether the place that was got to is kept. */
    boolean keepsPlace() {
        return from.isEmpty() && until.isEmpty() && action != Action.SHOW;
    }

    boolean wants(long timestamp) {
        return from.map(time -> timestamp >= time.toEpochMilli()).orElse(true)
                && until.map(time -> timestamp < time.toEpochMilli()).orElse(true);
    }
}
