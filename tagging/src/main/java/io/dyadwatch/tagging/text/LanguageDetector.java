package io.dyadwatch.tagging.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses a text's language from its frequent words and its rare letters. Knows only the languages it is given, and says
 * {@link #UNDETERMINED} where the text says too little. Immutable.
 */
public final class LanguageDetector {
    /** BCP 47 for a language that is not known. */
    public static final String UNDETERMINED = "und";

    /** Words looked at: more do not change the answer. */
    private static final int ENOUGH = 400;

    private static final int WORD_POINTS = 2;

    private final List<Profile> profiles;
    private final Map<Long, int[]> pointsByWord = new HashMap<>();

    /**
     * @param language BCP 47 tag
     * @param words frequent words of it
     * @param letters letters that hardly any other of the languages has
     */
    public record Profile(String language, List<String> words, String letters) {}

    public LanguageDetector(List<Profile> profiles) {
        this.profiles = List.copyOf(profiles);
        for (int i = 0; i < profiles.size(); i++) {
            for (String word : profiles.get(i).words()) {
                pointsByWord.computeIfAbsent(Words.of(word).hash(0), h -> new int[profiles.size()])[i] = WORD_POINTS;
            }
        }
    }

    /** The language of a text, by its first words. */
    public String detect(Words words) {
        int[] points = new int[profiles.size()];
        int looked = Math.min(words.count(), ENOUGH);
        for (int i = 0; i < looked; i++) {
            int[] found = pointsByWord.get(words.hash(i));
            for (int k = 0; found != null && k < points.length; k++) {
                points[k] += found[k];
            }
            addLetters(words, i, points);
        }
        return best(points, looked);
    }

    private void addLetters(Words words, int word, int[] points) {
        for (int i = words.start(word); i < words.end(word); i++) {
            char unit = words.text().charAt(i);
            if (unit > 127) {
                for (int k = 0; k < points.length; k++) {
                    if (profiles.get(k).letters().indexOf(unit) >= 0) {
                        points[k]++;
                    }
                }
            }
        }
    }

    private String best(int[] points, int looked) {
        int best = 0;
        for (int i = 1; i < points.length; i++) {
            if (points[i] > points[best]) {
                best = i;
            }
        }
        int second = 0;
        for (int i = 0; i < points.length; i++) {
            if (i != best) {
                second = Math.max(second, points[i]);
            }
        }
        // A sixth of running text is such words in any of the languages; half of that is asked for.
        boolean enough =
                points.length > 0 && points[best] >= 2 * WORD_POINTS && points[best] * 12 >= looked * WORD_POINTS;
        return enough && points[best] > second ? profiles.get(best).language() : UNDETERMINED;
    }
}
