package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question in an index, and the watches that ask it. What an article needs to know of it stands in this one object:
 * questions lie all over the memory, and each further object of one costs a wait for it. Immutable.
 */
final class Asked {
    private final Question question;
    private final Watch first;
    private final List<Watch> others;
    private final long firstId;

    /** @param watches who ask it, in id order, at least one */
    Asked(Question question, List<Watch> watches) {
        this.question = question;
        this.first = watches.get(0);
        this.others = List.copyOf(watches.subList(1, watches.size()));
        this.firstId = first.id().getMostSignificantBits();
    }

    Question question() {
        return question;
    }

    /** Who ask it, in id order, at least one. */
    List<Watch> watches() {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    Watch first() {
        return first;
    }

    /** All watches but the first. */
    List<Watch> others() {
        return others;
    }

    /** The upper half of the first watch's id. */
    long firstId() {
        return firstId;
    }
}
