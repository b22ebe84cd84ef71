package io.dyadwatch.alert.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an endpoint between attempts. {@link LanePolicy} says how it changes.
 *
 * @param proven whether an attempt ever succeeded
 * @param halvings how often its share was halved and not doubled again
 * @param successes since the share changed last; counted only while it is halved
 * @param failures in a row since the last success
 * @param silences of those, at the end, the ones where nobody was there
 * @param failingSince the first of the failures; absent when there is none
 * @param toldPercent of the way to being disabled that the operator was told last
 * @param restUntil nothing is sent before; absent when there is no need
 * @param opened how often in a row it had to rest because nobody was there
 */
record LaneState(
        boolean proven,
        int halvings,
        int successes,
        int failures,
        int silences,
        @Nullable Instant failingSince,
        int toldPercent,
        @Nullable Instant restUntil,
        int opened) {
    /** Nothing was ever sent. */
    static final LaneState NEW = new LaneState(false, 0, 0, 0, 0, null, 0, null, 0);

    /** All is well. */
    static final LaneState SOUND = new LaneState(true, 0, 0, 0, 0, null, 0, null, 0);

    /** Whether nothing says that the next attempt will succeed: it then gets one place only. */
    boolean isDoubtful() {
        return !proven || failures > 0;
    }

    boolean rests(Instant now) {
        return restUntil != null && restUntil.isAfter(now);
    }

    LaneState resting(@Nullable Instant until, int timesOpened) {
        return new LaneState(
                proven, halvings, successes, failures, silences, failingSince, toldPercent, until, timesOpened);
    }

    LaneState told(int percent) {
        return new LaneState(proven, halvings, successes, failures, silences, failingSince, percent, restUntil, opened);
    }
}
