package io.dyadwatch.cli.rewind;

import java.util.OptionalLong;

/**
 * What becomes of a group's committed offset in one partition.
 *
 * @param partition its number
 * @param from as it is; absent where the group has none, so that it reads from the start anyway
 * @param to as it is to be; the same where the group is not that far yet
 */
record Move(int partition, OptionalLong from, OptionalLong to) {
    boolean changes() {
        return !from.equals(to);
    }

    /** Offsets to be read again; some of them may be markers of transactions. */
    long again() {
        return changes() ? from.orElse(0) - to.orElse(0) : 0;
    }
}
