package io.dyadwatch.alert.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lane that has something to send.
 *
 * @param known whether it has a row
 * @param kafka whether it is Kafka's, which is ours: nothing is remembered of it
 * @param underWay attempts of all instances
 * @param slow whether one of them has been for too long
 * @param claimedAt when something was claimed from it last; absent where never
 * @param perSecond attempts that may begin in a second; absent where it has no number of its own
 * @param takenInWindow attempts begun in the second that is not over yet
 */
record DueLane(
        UUID id,
        boolean known,
        boolean kafka,
        LaneState state,
        int underWay,
        boolean slow,
        @Nullable Instant claimedAt,
        @Nullable Integer perSecond,
        int takenInWindow) {
    /** Who has least under way comes first, then who has waited longest since its last turn. */
    static final Comparator<DueLane> TURNS = Comparator.comparingInt(DueLane::underWay)
            .thenComparing(DueLane::claimedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(DueLane::id);

    boolean isDoubtful() {
        return !kafka && state.isDoubtful();
    }

    /** How many more it may have under way now. */
    int share(LanePolicy policy, Instant now) {
        if (kafka) {
            return DeliverySettings.KAFKA_PLACES - underWay;
        }
        if (slow || state.rests(now)) {
            return 0;
        }
        int left = (perSecond == null ? policy.perSecond() : perSecond) - takenInWindow;
        return Math.min(policy.placesOf(state) - underWay, left);
    }
}
