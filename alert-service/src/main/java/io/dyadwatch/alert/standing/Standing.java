package io.dyadwatch.alert.standing;

import java.time.Duration;

/**
 * How the whole system stood at a moment, over all instances.
 *
 * @param due deliveries whose time has come, those that are being sent among them; {@value StandingQuery#MOST} stands for
 *     as many or more, as it does in the two that follow
 * @param waiting deliveries that have not ended, due or later
 * @param dead deliveries given up and not resent
 * @param oldestDue since when the oldest of those that could be sent now is due, not counting endpoints that are left
 *     alone for a while; zero where there is none
 * @param open endpoints that are left alone because nobody was there
 * @param halfOpen endpoints whose next attempt decides whether they are left alone again
 * @param closed all other endpoints that are not disabled
 * @param disabledBySystem endpoints that were disabled because they only failed, or said that they want nothing more
 * @param disabledBySubscriber endpoints that their owners disabled
 * @param disabledByOperator endpoints that the operator disabled
 * @param braked whether the flood brake holds a watch or has paused all sending
 * @param sources sources whose rhythm is known
 * @param silentSources those of them that are silent for longer
 */
record Standing(
        long due,
        long waiting,
        long dead,
        Duration oldestDue,
        long open,
        long halfOpen,
        long closed,
        long disabledBySystem,
        long disabledBySubscriber,
        long disabledByOperator,
        boolean braked,
        long sources,
        long silentSources) {
    /** Before anything is known. */
    static final Standing EMPTY = new Standing(0, 0, 0, Duration.ZERO, 0, 0, 0, 0, 0, 0, false, 0, 0);
}
