package io.dyadwatch.tagging.topic;

import io.dyadwatch.contracts.Modality;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.match.Hits;
import io.dyadwatch.tagging.match.NameWords;
import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the places where a passage states a topic. Immutable. */
public final class TopicMatcher {
    /** How many words away the wished and the forbidden company of a statement may stand. */
    private static final int NEAR = 25;
    /** The same for company that only counts in the clause of the statement. */
    private static final int BESIDE = 8;
    /** Hits that one statement may look ahead: keeps the work linear on repetitive text. */
    private static final int LOOK_AHEAD = 24;

    private final TopicRules rules;
    private final ModalityRules modality;
    private final NameWords names;
    private final int[] parties;

    /**
     * @param parties by actor: the state or organisation that it stands for where a pattern asks for a number of actors,
     *     -1 for none
     */
    public TopicMatcher(TopicRules rules, ModalityRules modality, NameWords names, int[] parties) {
        this.rules = rules;
        this.modality = modality;
        this.names = names;
        this.parties = parties.clone();
    }

    /** How many different states and organisations the mentions of an article stand for. */
    public int countActors(List<List<Found>> mentions) {
        BitSet found = new BitSet();
        for (List<Found> some : mentions) {
            for (Found mention : some) {
                int party = parties[mention.actor()];
                if (party >= 0) {
                    found.set(party);
                }
            }
        }
        return found.cardinality();
    }

    /**
     * @param hits what = position of the word set, or {@link TopicRules#BLOCK}
     * @param mentions of the passage, in order
     * @param articleActors what {@link #countActors} says of the whole article
     */
    public List<Stated> find(Passage passage, Hits hits, List<Found> mentions, int articleActors) {
        List<Stated> stated = new ArrayList<>();
        addStatements(passage, hits, mentions, articleActors, stated);
        addMentions(passage, mentions, stated);
        return stated;
    }

    private void addStatements(
            Passage passage, Hits hits, List<Found> mentions, int articleActors, List<Stated> stated) {
        Set<Long> seen = new HashSet<>();
        Quotations quotations = new Quotations(passage);
        Vetoes vetoes = new Vetoes(passage.words());
        boolean[] blocked = blocked(passage, hits);
        // Most patterns that are begun want a second set of which no word is in the text.
        BitSet here = new BitSet(rules.setCount());
        for (int hit = 0; hit < hits.count(); hit++) {
            here.set(Math.max(0, hits.what(hit)));
        }
        for (int hit = 0; hit < hits.count(); hit++) {
            if (hits.what(hit) != TopicRules.BLOCK && !blocked[hit]) {
                for (TopicRules.Begun begun : rules.startingWith(hits.what(hit))) {
                    TopicPattern pattern = begun.pattern();
                    if (!here.get(begun.next()) || pattern.articleActors() > articleActors) {
                        continue;
                    }
                    int last = lastHit(pattern, passage, hits, blocked, hit);
                    if (last >= 0) {
                        state(
                                pattern,
                                passage,
                                hits.from(hit),
                                hits.to(last),
                                mentions,
                                quotations,
                                vetoes,
                                seen,
                                stated);
                    }
                }
            }
        }
    }

    private void addMentions(Passage passage, List<Found> mentions, List<Stated> stated) {
        for (TopicPattern pattern : rules.ofMentions()) {
            for (Found mention : mentions) {
                if (pattern.mentions().contains(mention.actor())) {
                    stated.add(new Stated(
                            pattern.topic(),
                            passage.sentenceOf(mention.from()),
                            mention.start(),
                            mention.end(),
                            Modality.ASSERTED,
                            false));
                }
            }
        }
    }

    private static boolean[] blocked(Passage passage, Hits hits) {
        boolean[] blocked = new boolean[hits.count()];
        int blockEnd = 0;
        for (int hit = 0; hit < hits.count(); hit++) {
            // A block starts at the same word as what it swallows or before it.
            for (int same = hit; same < hits.count() && hits.from(same) == hits.from(hit); same++) {
                if (hits.what(same) == TopicRules.BLOCK) {
                    blockEnd = Math.max(blockEnd, hits.to(same));
                }
            }
            blocked[hit] = hits.from(hit) < blockEnd || passage.isBoilerplate(hits.from(hit));
        }
        return blocked;
    }

    /** The hit that completes a pattern begun at a hit, or -1. */
    private static int lastHit(TopicPattern pattern, Passage passage, Hits hits, boolean[] blocked, int first) {
        int at = first;
        for (int i = 1; i < pattern.sets().size(); i++) {
            at = nextHit(pattern, pattern.sets().get(i), passage, hits, blocked, at);
            if (at < 0) {
                return -1;
            }
        }
        return passage.sentenceOf(hits.from(first)) == passage.sentenceOf(hits.to(at) - 1) ? at : -1;
    }

    private static int nextHit(
            TopicPattern pattern, int set, Passage passage, Hits hits, boolean[] blocked, int after) {
        int from = hits.to(after);
        int limit = Math.min(hits.count(), after + LOOK_AHEAD);
        for (int hit = after + 1; hit < limit && hits.from(hit) - from <= pattern.gap(); hit++) {
            if (hits.what(hit) == set
                    && hits.from(hit) >= from
                    && !blocked[hit]
                    && !pattern.gapNot().anyIn(passage.words(), from, hits.from(hit))) {
                return hit;
            }
        }
        return -1;
    }

    private void state(
            TopicPattern pattern,
            Passage passage,
            int from,
            int to,
            List<Found> mentions,
            Quotations quotations,
            Vetoes vetoes,
            Set<Long> seen,
            List<Stated> stated) {
        Words words = passage.words();
        SentenceSpan sentence = passage.sentenceAt(from);
        if (!companyIsRight(pattern, passage, sentence, from, to, mentions)
                || !hasActors(pattern.actors(), sentence, mentions)
                || vetoes.holds(pattern)
                || !seen.add(((long) pattern.topic() << 32) | from)) {
            return;
        }
        stated.add(new Stated(
                pattern.topic(),
                passage.sentenceOf(from),
                words.start(from),
                words.end(to - 1),
                modality.modality(pattern.neutral(), words, sentence, from, to),
                quotations.isQuoted(from) || modality.isReported(words, sentence, from)));
    }

    private boolean companyIsRight(
            TopicPattern pattern, Passage passage, SentenceSpan sentence, int from, int to, List<Found> mentions) {
        int near = Math.max(sentence.from(), from - NEAR);
        int far = Math.min(sentence.to(), to + NEAR);
        WordSet wished = pattern.near();
        return !hasOutsideNames(pattern.unless(), passage.words(), near, far, mentions)
                && !hasOutsideNames(
                        pattern.unlessBeside(),
                        passage.words(),
                        clauseStart(passage.words(), Math.max(near, from - BESIDE), from),
                        clauseEnd(passage.words(), to, Math.min(far, to + BESIDE)),
                        mentions)
                && (wished.isEmpty() || wished.anyIn(passage.words(), near, far))
                && (pattern.before().isEmpty() || pattern.before().startsAt(passage.words(), to, sentence.to()))
                && !pattern.notAfter().isBefore(passage, from, names)
                && !pattern.notBefore().isAfter(passage, to, names);
    }

    /** Whether one of the words stands in a range; the words of an actor's name ("European Union") do not count. */
    private static boolean hasOutsideNames(WordSet set, Words words, int from, int to, List<Found> mentions) {
        if (set.isEmpty()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (set.startsAt(words, i, to) && !isInName(mentions, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInName(List<Found> mentions, int word) {
        int next = firstFrom(mentions, word + 1);
        return next > 0 && mentions.get(next - 1).to() > word;
    }

    private static int clauseStart(Words words, int floor, int from) {
        int start = from;
        while (start > floor && words.gap(start - 1) != Gap.OTHER) {
            start--;
        }
        return start;
    }

    private static int clauseEnd(Words words, int to, int ceiling) {
        int end = to;
        while (end < ceiling && words.gap(end - 1) != Gap.OTHER) {
            end++;
        }
        return end;
    }

    /** Whether a sentence mentions so many different states and organisations. */
    private boolean hasActors(int wanted, SentenceSpan sentence, List<Found> mentions) {
        if (wanted == 0) {
            return true;
        }
        int[] found = new int[wanted];
        int count = 0;
        for (int i = firstFrom(mentions, sentence.from());
                count < wanted && i < mentions.size() && mentions.get(i).from() < sentence.to();
                i++) {
            int party = parties[mentions.get(i).actor()];
            if (party >= 0 && !contains(found, count, party)) {
                found[count++] = party;
            }
        }
        return count == wanted;
    }

    private static boolean contains(int[] values, int count, int value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    private static int firstFrom(List<Found> mentions, int word) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).from() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
