package io.dyadwatch.tagging.match;

import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.text.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which alias hits are mentions: from left to right, the longest that counts, none inside another.
 *
 * <p>Two rounds: the first finds who is named in full, the second also takes the short names of those. Immutable.
 */
public final class ActorMatcher {
    private static final int NOBODY = Integer.MIN_VALUE;

    /** Verdicts on a hit that hold in both rounds; 0 where it is not judged yet, or must be judged again. */
    private static final byte COUNTS = 1;

    private static final byte COUNTS_NOT = 2;

    private final Alias[] aliases;
    private final NameWords names;
    /** One more than the highest position of an actor. */
    private final int actors;

    public ActorMatcher(List<Alias> aliases, NameWords names) {
        this.aliases = aliases.toArray(Alias[]::new);
        this.names = names;
        this.actors = 1 + aliases.stream().mapToInt(Alias::actor).max().orElse(Alias.BLOCK);
    }

    /**
     * Adds the actors that the hits name without help of any other mention.
     *
     * @param hits what = position of the alias
     * @param themes of the article, see {@link Setting}
     */
    public void addNamedInFull(Passage passage, Hits hits, long themes, BitSet present) {
        for (Found found : resolve(passage, hits, Setting.of(themes), false)) {
            present.set(found.actor());
        }
    }

    /**
     * Adds the actors whose name the passage gives to somebody or something else.
     *
     * @param hits what = position of the alias
     */
    public void addNamesakes(Passage passage, Hits hits, BitSet namesakes) {
        for (int hit = 0; hit < hits.count(); hit++) {
            Alias alias = aliases[hits.what(hit)];
            if (alias.actor() != Alias.BLOCK && alias.condition().isNamesake(passage, hits.from(hit), names)) {
                namesakes.set(alias.actor());
            }
        }
    }

    /**
     * All mentions in a passage, in order, none overlapping.
     *
     * @param hits what = position of the alias
     * @param setting of the article
     */
    public List<Found> mentions(Passage passage, Hits hits, Setting setting) {
        return resolve(passage, hits, setting, true);
    }

    private List<Found> resolve(Passage passage, Hits hits, Setting setting, boolean withShort) {
        List<Found> mentions = new ArrayList<>();
        // By actor: one more than the word where it was last named, to tell apart two people who share a short name.
        int[] lastNamed = new int[actors];
        int free = 0;
        int hit = 0;
        while (hit < hits.count()) {
            int from = hits.from(hit);
            int next = hit;
            while (next < hits.count() && hits.from(next) == from) {
                next++;
            }
            if (from >= free && !passage.isBoilerplate(from)) {
                int best = best(passage, hits, hit, next, setting, withShort, lastNamed);
                if (best != NOBODY) {
                    free = hits.to(best);
                    Alias alias = aliases[hits.what(best)];
                    if (alias.actor() != Alias.BLOCK) {
                        lastNamed[alias.actor()] = from + 1;
                        mentions.add(found(passage, alias, from, free));
                    }
                }
            }
            hit = next;
        }
        return mentions;
    }

    private int best(
            Passage passage, Hits hits, int first, int last, Setting setting, boolean withShort, int[] lastNamed) {
        int best = NOBODY;
        boolean doubtful = false;
        for (int hit = first; hit < last; hit++) {
            Alias alias = aliases[hits.what(hit)];
            if (best != NOBODY && hits.to(hit) < hits.to(best)) {
                continue;
            }
            if (!counts(alias, passage, hits, hit, setting, withShort)) {
                continue;
            }
            int better = best == NOBODY || hits.to(hit) > hits.to(best)
                    ? 1
                    : compare(passage, hits.from(hit), alias, aliases[hits.what(best)], setting.present(), lastNamed);
            if (better > 0) {
                best = hit;
            }
            doubtful =
                    better == 0 ? isShortForOther(alias, aliases[hits.what(best)]) || doubtful : better < 0 && doubtful;
        }
        return doubtful ? NOBODY : best;
    }

    private boolean counts(Alias alias, Passage passage, Hits hits, int hit, Setting setting, boolean withShort) {
        int from = hits.from(hit);
        if (hits.verdict(hit) == COUNTS_NOT) {
            return false;
        }
        if (isNamesake(alias, passage, from, setting)) {
            return false;
        }
        if (hits.verdict(hit) == COUNTS) {
            return true;
        }
        boolean counts = judge(alias, passage, from, hits.to(hit), setting, withShort);
        if (!alias.later() && alias.condition().with().isEmpty()) {
            hits.judge(hit, counts ? COUNTS : COUNTS_NOT);
        }
        return counts;
    }

    private boolean isNamesake(Alias alias, Passage passage, int from, Setting setting) {
        return alias.actor() != Alias.BLOCK
                && setting.namesakes().get(alias.actor())
                && alias.condition().mayBeNamesake(passage, from, names);
    }

    private boolean judge(Alias alias, Passage passage, int from, int to, Setting setting, boolean withShort) {
        if (passage.sentenceOf(from) != passage.sentenceOf(to - 1) || !alias.hasCaseAt(passage.words(), from)) {
            return false;
        }
        boolean named = !alias.later()
                || (withShort
                        && alias.actor() != Alias.BLOCK
                        && setting.present().get(alias.actor()));
        return named
                ? alias.condition().holds(passage, from, to, setting, names)
                : alias.condition().isIntroduced(passage, from, to, setting, names);
    }

    /** Whether two short names are those of two actors: then it cannot be told who is meant. */
    private static boolean isShortForOther(Alias one, Alias other) {
        return one.later() && other.later() && one.actor() != other.actor();
    }

    /**
     * Of two aliases over the same words: the one with more signs, a block, a name before a demonym, a full name, who is
     * named in full, whoever was named last, whose state is named.
     *
     * @return more than 0 if the first is better, 0 if neither is
     */
    private static int compare(Passage passage, int from, Alias one, Alias other, BitSet present, int[] lastNamed) {
        int byEnd = Integer.compare(
                one.phrase().end(passage.words(), from), other.phrase().end(passage.words(), from));
        if (byEnd != 0) {
            return byEnd;
        }
        int byBlock = Boolean.compare(one.actor() == Alias.BLOCK, other.actor() == Alias.BLOCK);
        if (byBlock != 0 || one.actor() == Alias.BLOCK) {
            return byBlock;
        }
        int byKind = Boolean.compare(other.kind() == MentionKind.DEMONYM, one.kind() == MentionKind.DEMONYM);
        if (byKind != 0) {
            return byKind;
        }
        int byLength = Boolean.compare(other.later(), one.later());
        if (byLength != 0) {
            return byLength;
        }
        int byPresence = Boolean.compare(present.get(one.actor()), present.get(other.actor()));
        if (byPresence != 0) {
            return byPresence;
        }
        int byLast = Integer.compare(lastNamed[one.actor()], lastNamed[other.actor()]);
        return byLast != 0
                ? byLast
                : Boolean.compare(
                        one.friends().intersects(present), other.friends().intersects(present));
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
