package io.dyadwatch.system.counter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;

/**
 * One article of a run: made-up words, so that no two tell the same story, around a sentence in which Nicolás Maduro meets
 * Russia; in every second article Cuba meets Panama too.
 *
 * @param run lower-case letters and digits, a label of a host name
 * @param number from 0
 */
record NumberedArticle(String run, int number) {
    static final String ALWAYS = "nicolas-maduro~russia";
    static final String EVERY_SECOND = "cuba~panama";

    private static final int SENTENCES = 4;
    private static final String CONSONANTS = "bdfglmnprstv";
    private static final String VOWELS = "aeiou";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The pairs that share a sentence of it, each as the key of its record. */
    List<String> pairs() {
        return number % 2 == 0 ? List.of(ALWAYS, EVERY_SECOND) : List.of(ALWAYS);
    }

    /** As it is posted. */
    String json() {
        Random random = new Random(31L * run.hashCode() + number);
        StringBuilder text = new StringBuilder(sentences(random));
        text.append("\nNicolás Maduro habló con Rusia sobre ")
                .append(word(random))
                .append(".\n");
        if (number % 2 == 0) {
            text.append(sentences(random))
                    .append("\nCuba habló con Panamá sobre ")
                    .append(word(random))
                    .append(".\n");
        }
        text.append(sentences(random));
        ObjectNode article = JSON.createObjectNode();
        article.put("url", prefix(run) + number);
        article.put("title", sentence(random));
        article.put("text", text.toString());
        article.put("language", "es");
        return article.toString();
    }

    /** The number of the article of a run that has this URL; none if it is not one of the run's. */
    static OptionalInt numberOf(String run, String url) {
        String prefix = prefix(run);
        return url.startsWith(prefix)
                ? OptionalInt.of(Integer.parseInt(url.substring(prefix.length())))
                : OptionalInt.empty();
    }

    private static String prefix(String run) {
        return "https://" + run + ".example/";
    }

    private static String sentences(Random random) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < SENTENCES; i++) {
            sentences.add(sentence(random));
        }
        return String.join(" ", sentences);
    }

    private static String sentence(Random random) {
        List<String> words = new ArrayList<>();
        int length = 8 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            words.add(word(random));
        }
        String text = String.join(" ", words);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** Ends as no name of an actor does. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.append('x').toString();
    }
}
