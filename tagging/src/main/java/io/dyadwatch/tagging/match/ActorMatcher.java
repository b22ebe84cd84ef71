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

    private final List<Alias> aliases;
    private final NameWords names;
    /** One more than the highest position of an actor. */
    private final int actors;

    public ActorMatcher(List<Alias> aliases, NameWords names) {
        this.aliases = List.copyOf(aliases);
        this.names = names;
        this.actors = 1 + aliases.stream().mapToInt(Alias::actor).max().orElse(Alias.BLOCK);
    }

    /**
     * Actors that the hits name without help of any other mention.
     *
     * @param hits what = position of the alias
     * @param themes of the article, see {@link Setting}
     */
    public BitSet namedInFull(Passage passage, Hits hits, long themes) {
        BitSet present = new BitSet();
        for (Found found : resolve(passage, hits, Setting.of(themes), false)) {
            present.set(found.actor());
        }
        return present;
    }

    /**
     * Actors whose name the passage gives to somebody or something else.
     *
     * @param hits what = position of the alias
     */
    public BitSet namesakes(Passage passage, Hits hits) {
        BitSet namesakes = new BitSet();
        for (int hit = 0; hit < hits.count(); hit++) {
            Alias alias = aliases.get(hits.what(hit));
            if (alias.actor() != Alias.BLOCK
                    && !namesakes.get(alias.actor())
                    && alias.condition().isNamesake(passage, hits.from(hit), names)) {
                namesakes.set(alias.actor());
            }
        }
        return namesakes;
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

    /**
     * Every hit of a passage, in order, with what {@link #mentions} makes of it. Slower, for explanations.
     *
     * @param hits what = position of the alias
     * @param setting of the article
     */
    public List<Judged> judge(Passage passage, Hits hits, Setting setting) {
        List<Integer> taken = taken(passage, hits, setting, true);
        List<Judged> judged = new ArrayList<>();
        int next = 0;
        int last = -1;
        for (int hit = 0; hit < hits.count(); hit++) {
            while (next < taken.size() && hits.from(taken.get(next)) <= hits.from(hit)) {
                last = taken.get(next);
                next++;
            }
            judged.add(judged(passage, hits, hit, last, setting));
        }
        return judged;
    }

    /**
     * One place where an alias is spelled.
     *
     * @param alias position
     * @param from first word
     * @param to one past the last word
     * @param by position of the alias that is there instead; -1 where none is
     */
    public record Judged(int alias, int from, int to, Verdict verdict, int by) {}

    /**
     * @param last of the hits taken that begin here or before; -1 for none
     */
    private Judged judged(Passage passage, Hits hits, int hit, int last, Setting setting) {
        int from = hits.from(hit);
        int by = last >= 0 && hits.to(last) > from && last != hit ? hits.what(last) : -1;
        Verdict verdict;
        if (last == hit) {
            verdict = Verdict.COUNTS;
        } else if (by >= 0 && hits.from(last) < from) {
            verdict = Verdict.SWALLOWED;
        } else if (passage.isBoilerplate(from)) {
            verdict = Verdict.BOILERPLATE;
        } else {
            verdict = verdict(aliases.get(hits.what(hit)), passage, from, hits.to(hit), setting, true);
            if (verdict == Verdict.COUNTS) {
                verdict = by >= 0 ? Verdict.BEATEN : Verdict.AMBIGUOUS;
            }
        }
        return new Judged(hits.what(hit), from, hits.to(hit), verdict, by);
    }

    /** Where a condition looks for a neighbour. */
    public enum Side {
        BEFORE,
        AFTER,
        NEAR
    }

    /**
     * Whether one of some neighbours stands beside a hit.
     *
     * @param across whether a comma may stand between
     */
    public boolean stands(Neighbours some, Side side, boolean across, Passage passage, Judged hit) {
        return !some.isEmpty()
                && switch (side) {
                    case BEFORE -> some.before(passage, hit.from(), across, names);
                    case AFTER -> some.after(passage, hit.to(), across, names);
                    case NEAR -> some.near(passage, hit.from(), hit.to(), Condition.NEAR);
                };
    }

    private List<Found> resolve(Passage passage, Hits hits, Setting setting, boolean withShort) {
        List<Integer> taken = taken(passage, hits, setting, withShort);
        List<Found> mentions = new ArrayList<>(taken.size());
        for (int hit : taken) {
            Alias alias = aliases.get(hits.what(hit));
            if (alias.actor() != Alias.BLOCK) {
                mentions.add(found(passage, alias, hits.from(hit), hits.to(hit)));
            }
        }
        return mentions;
    }

    /** Hits that count, in order, those of blocks among them. */
    private List<Integer> taken(Passage passage, Hits hits, Setting setting, boolean withShort) {
        List<Integer> taken = new ArrayList<>();
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
                    taken.add(best);
                    Alias alias = aliases.get(hits.what(best));
                    if (alias.actor() != Alias.BLOCK) {
                        lastNamed[alias.actor()] = from + 1;
                    }
                }
            }
            hit = next;
        }
        return taken;
    }

    private int best(
            Passage passage, Hits hits, int first, int last, Setting setting, boolean withShort, int[] lastNamed) {
        int best = NOBODY;
        boolean doubtful = false;
        for (int hit = first; hit < last; hit++) {
            Alias alias = aliases.get(hits.what(hit));
            if (best != NOBODY && hits.to(hit) < hits.to(best)) {
                continue;
            }
            if (isRefusedName(alias, passage, hits, first, last, hit)) {
                continue;
            }
            if (!counts(alias, passage, hits, hit, setting, withShort)) {
                continue;
            }
            int better = best == NOBODY || hits.to(hit) > hits.to(best)
                    ? 1
                    : compare(passage, hits.from(hit), alias, aliases.get(hits.what(best)), setting, lastNamed);
            if (better > 0) {
                best = hit;
            }
            doubtful = better == 0
                    ? isShortForOther(alias, aliases.get(hits.what(best))) || doubtful
                    : better < 0 && doubtful;
        }
        return doubtful ? NOBODY : best;
    }

    /** Whether a hit counts; what the first round says of most of them holds in the second too, and is kept. */
    private boolean counts(Alias alias, Passage passage, Hits hits, int hit, Setting setting, boolean withShort) {
        int from = hits.from(hit);
        if (hits.isJudged(hit)) {
            return hits.isKept(hit)
                    && !(setting.hasNamesakeOf(alias.actor())
                            && alias.condition().mayBeNamesake(passage, from, names));
        }
        boolean counts = verdict(alias, passage, from, hits.to(hit), setting, withShort) == Verdict.COUNTS;
        if (!withShort && !alias.later() && alias.condition().with().isEmpty()) {
            hits.judge(hit, counts);
        }
        return counts;
    }

    /**
     * Whether a word for a people is spelled like the name of its country, and stands there as a name: when that does not
     * count, the word for the people does not either.
     */
    private boolean isRefusedName(Alias alias, Passage passage, Hits hits, int first, int last, int demonym) {
        if (alias.kind() != MentionKind.DEMONYM) {
            return false;
        }
        for (int hit = first; hit < last; hit++) {
            Alias other = aliases.get(hits.what(hit));
            if (other.actor() == alias.actor()
                    && other.kind() == MentionKind.NAME
                    && hits.to(hit) == hits.to(demonym)
                    && other.hasCaseAt(passage.words(), hits.from(hit))) {
                return true;
            }
        }
        return false;
    }

    private Verdict verdict(Alias alias, Passage passage, int from, int to, Setting setting, boolean withShort) {
        if (passage.sentenceOf(from) != passage.sentenceOf(to - 1)) {
            return Verdict.ACROSS_SENTENCES;
        }
        if (!alias.hasCaseAt(passage.words(), from)) {
            return Verdict.CASE;
        }
        if (setting.hasNamesakeOf(alias.actor()) && alias.condition().mayBeNamesake(passage, from, names)) {
            return Verdict.NAMESAKE;
        }
        boolean named = !alias.later() || (withShort && setting.names(alias.actor()));
        return named
                ? alias.condition().verdict(passage, from, to, setting, names)
                : shortVerdict(alias, passage, from, to, setting);
    }

    /** Of a short name whose full one the article has not: a title may introduce it, a former one only beside its state. */
    private Verdict shortVerdict(Alias alias, Passage passage, int from, int to, Setting setting) {
        return alias.inOffice() || alias.friends().intersects(setting.present())
                ? alias.condition().verdictOnShort(passage, from, to, setting, names)
                : Verdict.SHORT_NAME;
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
    private static int compare(Passage passage, int from, Alias one, Alias other, Setting setting, int[] lastNamed) {
        int byEnd = Integer.compare(
                one.phrase().end(passage.words(), from), other.phrase().end(passage.words(), from));
        if (byEnd != 0) {
            return byEnd;
        }
        int byBlock = Boolean.compare(one.actor() == Alias.BLOCK, other.actor() == Alias.BLOCK);
        if (byBlock != 0) {
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
        int byPresence = Boolean.compare(setting.names(one.actor()), setting.names(other.actor()));
        if (byPresence != 0 || one.actor() == Alias.BLOCK) {
            return byPresence;
        }
        int byLast = Integer.compare(lastNamed[one.actor()], lastNamed[other.actor()]);
        return byLast != 0
                ? byLast
                : Boolean.compare(
                        one.friends().intersects(setting.present()),
                        other.friends().intersects(setting.present()));
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
