package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks one article the questions of an index. What two terms have under some conditions is worked out once, and goes to
 * every question of the two in one walk along their entries; the questions themselves, which lie all over the memory,
 * are not visited. Used by one thread, once.
 */
final class Inquiry {
    /** Searches cost about so many steps; where a term has fewer entries than that for each wanted one, all are read. */
    private static final int STEPS_OF_A_SEARCH = 8;

    private final IndexContents index;
    private final Matching article;
    private final Cast cast;
    private final TermNumbers numbers;
    private final Hits hits;
    private final byte[] admitted;

    // By conditions and which term is of the first side: what was found, and for which two terms that was.
    private final @Nullable Finding[] findings;
    private final int[] found;
    private int two;

    /** @param terms numbers of the index; may grow meanwhile */
    Inquiry(IndexContents index, Matching article, Map<Term, Integer> terms) {
        this.index = index;
        this.article = article;
        this.cast = article.cast();
        this.numbers = new TermNumbers(cast, terms);
        this.hits = new Hits(index, article);
        this.admitted = new byte[index.conditions().length];
        this.findings = new Finding[2 * index.conditions().length];
        this.found = new int[findings.length];
    }

    Hits hits() {
        inSentence();
        anywhere();
        return hits;
    }

    private void inSentence() {
        for (int place = 0; place < cast.terms(); place++) {
            int term = numbers.number(place);
            long[] entries = term == TermNumbers.NONE
                    ? TermPairs.NOTHING
                    : index.inSentence().entries(term);
            if (entries.length > 0) {
                BitSet partners = cast.termsBeside(place);
                for (int other = partners.nextSetBit(0); other >= 0; other = partners.nextSetBit(other + 1)) {
                    // A pair is found by the smaller of its terms.
                    if (numbers.number(other) >= term) {
                        search(entries, place, other);
                    }
                }
            }
        }
    }

    private void anywhere() {
        int known = 0;
        for (int place = 0; place < cast.terms(); place++) {
            known += numbers.number(place) == TermNumbers.NONE ? 0 : 1;
        }
        for (int place = 0; place < cast.terms(); place++) {
            int term = numbers.number(place);
            long[] entries = term == TermNumbers.NONE
                    ? TermPairs.NOTHING
                    : index.anywhere().entries(term);
            if (entries.length <= (long) known * STEPS_OF_A_SEARCH) {
                readAll(entries, place);
            } else {
                for (int other = 0; other < cast.terms(); other++) {
                    if (numbers.number(other) >= term) {
                        search(entries, place, other);
                    }
                }
            }
        }
    }

    private void search(long[] entries, int place, int other) {
        int partner = numbers.number(other);
        two++;
        hits.step(STEPS_OF_A_SEARCH);
        for (int i = TermPairs.first(entries, partner);
                i < entries.length && TermPairs.partner(entries[i]) == partner;
                i++) {
            ask(entries[i], place, other);
        }
    }

    private void readAll(long[] entries, int place) {
        hits.step(entries.length);
        int partner = TermNumbers.NONE;
        int other = TermNumbers.NONE;
        for (long entry : entries) {
            if (TermPairs.partner(entry) != partner) {
                partner = TermPairs.partner(entry);
                other = numbers.place(partner);
                two++;
            }
            if (other != TermNumbers.NONE) {
                ask(entry, place, other);
            }
        }
    }

    private void ask(long entry, int smaller, int greater) {
        int question = TermPairs.question(entry);
        int swapped = TermPairs.swapped(entry);
        int conditions = index.conditionsOf()[question];
        int way = 2 * conditions + swapped;
        if (found[way] != two) {
            found[way] = two;
            findings[way] = swapped == 0 ? find(conditions, smaller, greater) : find(conditions, greater, smaller);
        }
        Finding finding = findings[way];
        if (finding != null) {
            hits.add(question, finding);
        }
    }

    private @Nullable Finding find(int number, int one, int other) {
        Conditions asked = index.conditions()[number];
        if (asked == null) {
            return null;
        }
        if (admitted[number] == 0) {
            admitted[number] = (byte) (article.admits(asked) ? 1 : -1);
        }
        return admitted[number] > 0 ? article.find(asked, one, other) : null;
    }
}
