package io.dyadwatch.tagging.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a text's language by its trigrams (as Cavnar and Trenkle did, 1994, here as a naive Bayes classifier), by its
 * frequent words and by letters that hardly another language has. Says {@link #UNDETERMINED} where the text says
 * nothing, or is in none of the languages it is asked for. Immutable.
 */
public final class LanguageDetector {
    /** BCP 47 for a language that is not known. */
    public static final String UNDETERMINED = "und";

    /** One past the last letter that is known of any language. */
    public static final char END_OF_LETTERS = Letters.END_OF_LOWER;

    /** UTF-16 units of words looked at: more do not change the answer. */
    private static final int ENOUGH = 400;
    /** A lead over every other language, in quarters of a natural logarithm, that more text would not turn. */
    private static final int SURE = 120;
    /** UTF-16 units after which it may be sure. */
    private static final int SOONEST = 160;

    /** What a frequent word of one language alone is worth; a word of two languages is worth less in each. */
    private static final int WORD = 16;

    private static final int LETTER = 16;
    /** A language that is not asked for must be better by this much. */
    private static final int STRANGER = 24;
    /** Text that costs more a trigram is in none of the languages known. */
    private static final int STRANGE = 37;
    /** So many words of running text hold a frequent one. */
    private static final int ENOUGH_FOR_A_FREQUENT_WORD = 8;

    private final Trigrams trigrams = Trigrams.packaged();
    private final Map<Long, int[]> bonusByWord = new HashMap<>();
    /** A bit for each of these words, since most words of a text are none. */
    private final long[] hasBonus = new long[1 << 10];

    private final int[][] bonusByLetter = new int[END_OF_LETTERS][];
    private final boolean[] asked;

    /**
     * @param language BCP 47 tag
     * @param words frequent words of it, and words that only it writes so
     * @param letters letters that hardly any other of the languages has
     */
    public record Profile(String language, List<String> words, String letters) {}

    /** @throws IllegalArgumentException if nothing is known of a language */
    public LanguageDetector(List<Profile> profiles) {
        this.asked = new boolean[trigrams.languages().size()];
        Map<Long, Integer> shared = new HashMap<>();
        for (Profile profile : profiles) {
            profile.words().stream()
                    .map(word -> Words.of(word).hash(0))
                    .distinct()
                    .forEach(hash -> shared.merge(hash, 1, Integer::sum));
        }
        for (Profile profile : profiles) {
            int language = trigrams.languages().indexOf(profile.language());
            if (language < 0) {
                throw new IllegalArgumentException("no trigrams are known of " + profile.language());
            }
            asked[language] = true;
            for (String word : profile.words()) {
                long hash = Words.of(word).hash(0);
                hasBonus[(int) (hash >>> 6) & (hasBonus.length - 1)] |= 1L << hash;
                bonusByWord.computeIfAbsent(hash, h -> new int[asked.length])[language] =
                        WORD / shared.getOrDefault(hash, 1);
            }
            for (char letter : profile.letters().toCharArray()) {
                if (bonusByLetter[letter] == null) {
                    bonusByLetter[letter] = new int[asked.length];
                }
                bonusByLetter[letter][language] = LETTER;
            }
        }
    }

    /**
     * What a text shows of its language.
     *
     * @param language BCP 47 tag, or {@link #UNDETERMINED}
     * @param sure whether more text would hardly change it
     */
    public record Detected(String language, boolean sure) {}

    /** The language of one or more texts that belong together, by their first words. */
    public Detected detect(List<Words> texts) {
        Costs costs = new Costs();
        int[] frequent = new int[asked.length];
        int count = 0;
        int known = 0;
        int strange = 0;
        int looked = 0;
        for (Words words : texts) {
            for (int i = 0; i < words.count() && looked < ENOUGH; i++) {
                if (looked >= SOONEST && lead(costs) > SURE) {
                    break;
                }
                int end = Math.min(words.end(i), words.start(i) + ENOUGH);
                looked += end - words.start(i);
                if (words.hasLetter(i)) {
                    int found = addWord(words, i, end, costs);
                    count += found;
                    known += found == 0 ? 0 : 1;
                    strange += found == 0 ? 1 : 0;
                    addFrequent(words, i, costs, frequent);
                }
            }
        }
        int best = best(costs, -1);
        boolean says = known > strange
                && costs.of(best) <= count * STRANGE
                && (known < ENOUGH_FOR_A_FREQUENT_WORD || frequent[best] > 0);
        return says && asked[best]
                ? new Detected(trigrams.languages().get(best), looked >= SOONEST && lead(costs) > SURE)
                : new Detected(UNDETERMINED, false);
    }

    private void addFrequent(Words words, int word, Costs costs, int[] frequent) {
        long hash = words.hash(word);
        if ((hasBonus[(int) (hash >>> 6) & (hasBonus.length - 1)] & (1L << hash)) == 0) {
            return;
        }
        int[] bonus = bonusByWord.get(hash);
        if (bonus != null) {
            costs.lower(bonus);
            for (int i = 0; i < bonus.length; i++) {
                frequent[i] += bonus[i] > 0 ? 1 : 0;
            }
        }
    }

    /** Returns the number of trigrams: 0 for a word in a script that is not known. */
    private int addWord(Words words, int word, int end, Costs costs) {
        String text = words.text();
        char before = Trigrams.EDGE;
        char middle = 0;
        int count = 0;
        for (int i = words.start(word); i < end; i++) {
            char letter = text.charAt(i);
            if (letter >= END_OF_LETTERS) {
                return 0;
            }
            if (!Letters.isLetter(letter)) {
                continue;
            }
            letter = Letters.lower(letter);
            if (middle != 0) {
                trigrams.addCosts(before, middle, letter, costs.trigrams);
                count++;
                before = middle;
            }
            middle = letter;
            int[] bonus = bonusByLetter[letter];
            if (bonus != null) {
                costs.lower(bonus);
            }
        }
        if (middle != 0) {
            trigrams.addCosts(before, middle, Trigrams.EDGE, costs.trigrams);
            count++;
        }
        return count;
    }

    private int cost(int language, Costs costs) {
        return asked[language] ? costs.of(language) : costs.of(language) + STRANGER;
    }

    private int best(Costs costs, int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = 0; i < asked.length; i++) {
            if (i != except && cost(i, costs) < cost(best, costs)) {
                best = i;
            }
        }
        return best;
    }

    private int lead(Costs costs) {
        int best = best(costs, -1);
        return cost(best(costs, best), costs) - cost(best, costs);
    }

    /** What the text so far costs in each language, less what speaks for it. */
    private final class Costs {
        final long[] trigrams = LanguageDetector.this.trigrams.noCosts();
        private final int[] bonus = new int[asked.length];

        void lower(int[] by) {
            for (int i = 0; i < bonus.length; i++) {
                bonus[i] += by[i];
            }
        }

        int of(int language) {
            return Trigrams.cost(trigrams, language) - bonus[language];
        }
    }
}
