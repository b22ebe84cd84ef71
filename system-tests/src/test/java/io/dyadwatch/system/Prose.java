package io.dyadwatch.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Articles out of made-up words, so that no two are alike and none says more than it is told to. */
final class Prose {
    private static final String CONSONANTS = "bdfglmnprstv";
    private static final String VOWELS = "aeiou";

    private final Random random;

    Prose(long seed) {
        this.random = new Random(seed);
    }

    /** One sentence of made-up words. */
    String sentence() {
        List<String> words = new ArrayList<>();
        int length = 8 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            words.add(word());
        }
        String text = String.join(" ", words);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** A paragraph of {@code count} sentences. */
    String sentences(int count) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sentences.add(sentence());
        }
        return String.join(" ", sentences);
    }

    /** An article about two actors that the packaged vocabulary knows. */
    Map<String, Object> matching(int number) {
        return article(
                number, sentences(3) + "\nNicolás Maduro habló con Rusia sobre " + word() + ".\n" + sentences(3));
    }

    /** An article about nobody. */
    Map<String, Object> other(int number) {
        return article(number, sentences(6));
    }

    Map<String, Object> article(int number, String text) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("url", "https://example.org/" + number);
        article.put("title", sentence());
        article.put("text", text);
        article.put("language", "es");
        return article;
    }

    String word() {
        StringBuilder word = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.append('x').toString(); // no name of an actor ends so: no "Panama" by chance
    }
}
