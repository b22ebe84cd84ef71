package io.dyadwatch.tagging.topic;

import io.dyadwatch.contracts.Modality;
import io.dyadwatch.tagging.text.Gap;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.WordLists;

/**
 * Reads from the words before, inside and after a statement, in its clause, whether the text says that it is so. Of
 * several phrases that start at one word the longest decides: {@code no descarta} is no {@code no}. A denial is stronger
 * than a possibility. What a question asks is possible.
 *
 * @param before words that change what follows them
 * @param after words that change what stands before them
 * @param neutral phrases that only look like one of these
 * @param breaks words that end what such a word reaches
 * @param future the future alone, as a doubt
 * @param reported words that make a sentence somebody's report
 */
public record ModalityRules(Cues before, Cues after, WordSet neutral, WordSet breaks, Future future, WordSet reported) {
    /** How many words before a statement a denial reaches: it mostly stands beside the verb that it denies. */
    private static final int REACH_OF_DENIAL = 7;
    /** How many words before a statement a possibility reaches: {@code is considering whether to …}. */
    private static final int REACH_OF_DOUBT = 11;
    /** How many words after a statement either reaches. */
    private static final int REACH_AFTER = 4;

    /** Signs after the last word of a sentence that are looked at: {@code …)»?!}. */
    private static final int MOST_CLOSING_SIGNS = 12;

    /** How many words away a reporting word may stand. */
    private static final int REACH_OF_REPORT = 50;

    /**
     * Words that change what a statement says.
     *
     * @param negated words that deny
     * @param possible words that make it a possibility, a wish, a plan or a threat
     */
    public record Cues(WordSet negated, WordSet possible) {}

    /**
     * The future is a doubt, unless the sentence says that it is settled: {@code signed a contract … will deliver}.
     *
     * @param tense words of the future, the conditional among them
     * @param conditional those that stay a doubt
     * @param settled words of what is signed, agreed or announced
     */
    public record Future(WordSet tense, WordSet conditional, WordSet settled) {
        private boolean isPlain(Words words, int at, int to, int length) {
            return tense.longestAt(words, at, to) == length && conditional.longestAt(words, at, to) < length;
        }
    }

    /** Reads the lists {@code negated}, {@code possible} and so on of a vocabulary. */
    public static ModalityRules of(WordLists lists, String language) {
        return new ModalityRules(
                new Cues(lists.set("negated", language), lists.set("possible", language)),
                new Cues(lists.set("negated-after", language), lists.set("possible-after", language)),
                lists.set("neutral", language),
                lists.set("clause-breaks", language),
                new Future(
                        lists.set("future", language),
                        lists.set("conditional", language),
                        lists.set("settled", language)),
                lists.set("reporting", language));
    }

    /**
     * @param ownNeutral words that do not deny the topic in question
     */
    Modality modality(WordSet ownNeutral, Words words, SentenceSpan sentence, int from, int to) {
        Modality inFront = read(
                before, ownNeutral, words, sentence, clauseStart(words, sentence, from), from - REACH_OF_DENIAL, to);
        if (inFront == Modality.NEGATED) {
            return inFront;
        }
        Modality behind = read(after, ownNeutral, words, sentence, to, to, clauseEnd(words, sentence, to));
        if (behind == Modality.ASSERTED && inFront == Modality.ASSERTED && isQuestion(words, sentence)) {
            return Modality.POSSIBLE;
        }
        return behind == Modality.ASSERTED ? inFront : behind;
    }

    private int clauseStart(Words words, SentenceSpan sentence, int from) {
        int start = from;
        int floor = Math.max(sentence.from(), from - REACH_OF_DOUBT);
        while (start > floor && !parts(words, start - 1) && !breaks.endsBefore(words, start, floor)) {
            start--;
        }
        return start;
    }

    private int clauseEnd(Words words, SentenceSpan sentence, int to) {
        int end = to;
        int ceiling = Math.min(sentence.to(), to + REACH_AFTER);
        while (end < ceiling && !parts(words, end - 1) && !breaks.startsAt(words, end, ceiling)) {
            end++;
        }
        return end;
    }

    /** Whether the gap after a word mostly ends a clause. Quotation marks and signs of money do not. */
    private static boolean parts(Words words, int word) {
        if (Gap.joins(words.gap(word))) {
            return false;
        }
        String text = words.text();
        for (int i = words.end(word); i < words.start(word + 1); i++) {
            switch (text.charAt(i)) {
                case ',', ';', ':', '.', '!', '?', '…', '(', ')', '–', '—', '-', '\n' -> {
                    return true;
                }
                default -> {
                    // goes on
                }
            }
        }
        return false;
    }

    /**
     * @param denyFrom first word that may deny
     */
    private Modality read(
            Cues cues, WordSet ownNeutral, Words words, SentenceSpan sentence, int from, int denyFrom, int to) {
        Modality found = Modality.ASSERTED;
        int i = from;
        while (i < to) {
            int harmless = Math.max(neutral.longestAt(words, i, to), ownNeutral.longestAt(words, i, to));
            int denying = cues.negated().longestAt(words, i, to);
            int doubting = cues.possible().longestAt(words, i, to);
            if (i >= denyFrom && denying > harmless && denying > doubting) {
                return Modality.NEGATED;
            }
            if (doubting > harmless && !isSettled(words, sentence, i, to, doubting)) {
                found = Modality.POSSIBLE;
            }
            i += Math.max(1, Math.max(harmless, Math.max(denying, doubting)));
        }
        return found;
    }

    private boolean isSettled(Words words, SentenceSpan sentence, int at, int to, int length) {
        return future.isPlain(words, at, to, length) && future.settled().anyIn(words, sentence.from(), sentence.to());
    }

    /** Whether a question mark ends a sentence. Signs without end may follow its last word: only the first count. */
    private static boolean isQuestion(Words words, SentenceSpan sentence) {
        int last = words.end(sentence.to() - 1);
        int end = Math.min(sentence.end(), last + MOST_CLOSING_SIGNS);
        return words.text().substring(last, end).indexOf('?') >= 0;
    }

    boolean isReported(Words words, SentenceSpan sentence, int from) {
        return reported.anyIn(
                words,
                Math.max(sentence.from(), from - REACH_OF_REPORT),
                Math.min(sentence.to(), from + REACH_OF_REPORT));
    }
}
