package io.dyadwatch.operations.progress;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells work that has stopped moving from work that has nothing to do. For one thread. */
final class StallWatch {
    private final Map<Object, Standstill> standstills = new HashMap<>();

    private record Standstill(long done, Instant since) {}

    /**
     * Takes in how the parts of the work stand; to be called again and again. A part that moved, or had nothing to do,
     * stands still from this look on at the earliest.
     *
     * @param parts each piece by what names it, for example a partition; one that is missing is forgotten
     * @return since when the part that has stood still longest has done so while something waited; empty where nothing
     *     waits
     */
    Optional<Instant> standstill(Map<?, Standing> parts, Instant now) {
        standstills.keySet().retainAll(parts.keySet());
        Optional<Instant> longest = Optional.empty();
        for (Map.Entry<?, Standing> entry : parts.entrySet()) {
            Standing part = entry.getValue();
            Standstill before = standstills.get(entry.getKey());
            if (before == null || !part.waits() || before.done() != part.done()) {
                before = new Standstill(part.done(), now);
                standstills.put(entry.getKey(), before);
            }
            if (part.waits() && longest.map(before.since()::isBefore).orElse(true)) {
                longest = Optional.of(before.since());
            }
        }
        return longest;
    }

    /** Forgets what it saw: a dependency does not answer, and nobody can progress. */
    void reset() {
        standstills.clear();
    }
}
