package io.dyadwatch.alert.match;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Most questions are asked under a few conditions: each is kept once, under a number. Used under its index' lock. */
final class ConditionNumbers {
    private final Map<Conditions, Numbered> numbered = new HashMap<>();
    private final Map<Conditions, Integer> questions = new HashMap<>();
    private final BitSet taken = new BitSet();

    /** @param number from 0; free for others once no question has these conditions */
    record Numbered(Conditions conditions, int number) {}

    /** One more question has these conditions. */
    Numbered join(Conditions conditions) {
        questions.merge(conditions, 1, Integer::sum);
        return numbered.computeIfAbsent(conditions, added -> {
            int number = taken.nextClearBit(0);
            taken.set(number);
            return new Numbered(added, number);
        });
    }

    /** One question fewer has these conditions. */
    void leave(Conditions conditions) {
        if (questions.computeIfPresent(conditions, (same, count) -> count == 1 ? null : count - 1) == null) {
            Numbered gone = numbered.remove(conditions);
            if (gone != null) {
                taken.clear(gone.number());
            }
        }
    }
}
