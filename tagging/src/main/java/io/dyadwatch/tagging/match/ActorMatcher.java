package io.dyadwatch.tagging.match;

import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.text.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which alias hits are mentions: from left to right, the longest that counts, none inside another.
 *
 * <p>Two rounds: the first finds who is named in full, the second also takes the short names of those. Immutable.
 */
public final class ActorMatcher {
    private static final int NOBODY = Integer.MIN_VALUE;

    private final List<Alias> aliases;
    private final NameWords names;

    public ActorMatcher(List<Alias> aliases, NameWords names) {
        this.aliases = List.copyOf(aliases);
        this.names = names;
    }

    /**
     * Actors that the hits name without help of any other mention.
     *
     * @param hits what = position of the alias
     */
    public Set<Integer> namedInFull(Passage passage, Hits hits) {
        Set<Integer> present = new HashSet<>();
        for (Found found : resolve(passage, hits, Set.of(), false)) {
            present.add(found.actor());
        }
        return present;
    }

    /**
     * All mentions in a passage, in order, none overlapping.
     *
     * @param hits what = position of the alias
     * @param present actors that the article names in full
     */
    public List<Found> mentions(Passage passage, Hits hits, Set<Integer> present) {
        return resolve(passage, hits, present, true);
    }

    private List<Found> resolve(Passage passage, Hits hits, Set<Integer> present, boolean withShort) {
        List<Found> mentions = new ArrayList<>();
        // By actor: where it was last named, to tell apart two people who share a short name.
        Map<Integer, Integer> lastNamed = new HashMap<>();
        int free = 0;
        int hit = 0;
        while (hit < hits.count()) {
            int from = hits.from(hit);
            int next = hit;
            while (next < hits.count() && hits.from(next) == from) {
                next++;
            }
            if (from >= free && !passage.isBoilerplate(from)) {
                int best = best(passage, hits, hit, next, present, withShort, lastNamed);
                if (best != NOBODY) {
                    free = hits.to(best);
                    Alias alias = aliases.get(hits.what(best));
                    if (alias.actor() != Alias.BLOCK) {
                        lastNamed.put(alias.actor(), from);
                        mentions.add(found(passage, alias, from, free));
                    }
                }
            }
            hit = next;
        }
        return mentions;
    }

    private int best(
            Passage passage,
            Hits hits,
            int first,
            int last,
            Set<Integer> present,
            boolean withShort,
            Map<Integer, Integer> lastNamed) {
        int best = NOBODY;
        for (int hit = first; hit < last; hit++) {
            Alias alias = aliases.get(hits.what(hit));
            if (best != NOBODY && hits.to(hit) < hits.to(best)) {
                continue;
            }
            if (counts(alias, passage, hits.from(hit), hits.to(hit), present, withShort)
                    && (best == NOBODY
                            || hits.to(hit) > hits.to(best)
                            || isBetter(passage, hits.from(hit), alias, aliases.get(hits.what(best)), lastNamed))) {
                best = hit;
            }
        }
        return best;
    }

    private boolean counts(Alias alias, Passage passage, int from, int to, Set<Integer> present, boolean withShort) {
        if (passage.sentenceOf(from) != passage.sentenceOf(to - 1) || !alias.hasCaseAt(passage.words(), from)) {
            return false;
        }
        if (alias.later() && !(withShort && present.contains(alias.actor()))) {
            return false;
        }
        return alias.condition().holds(passage, from, to, present, names);
    }

    /**
     * Of two aliases over the same words: the one with more signs, a block, a name before a demonym, a full name, whoever
     * was named last.
     */
    private static boolean isBetter(
            Passage passage, int from, Alias one, Alias other, Map<Integer, Integer> lastNamed) {
        int end = one.phrase().end(passage.words(), from);
        int otherEnd = other.phrase().end(passage.words(), from);
        if (end != otherEnd) {
            return end > otherEnd;
        }
        if (other.actor() == Alias.BLOCK || one.actor() == Alias.BLOCK) {
            return other.actor() != Alias.BLOCK;
        }
        if ((one.kind() == MentionKind.DEMONYM) != (other.kind() == MentionKind.DEMONYM)) {
            return other.kind() == MentionKind.DEMONYM;
        }
        if (one.later() != other.later()) {
            return other.later();
        }
        return lastNamed.getOrDefault(one.actor(), -1) > lastNamed.getOrDefault(other.actor(), -1);
    }

    private static Found found(Passage passage, Alias alias, int from, int to) {
        return new Found(
                alias.actor(),
                alias.kind(),
                from,
                to,
                passage.words().start(from),
                alias.phrase().end(passage.words(), from));
    }
}
