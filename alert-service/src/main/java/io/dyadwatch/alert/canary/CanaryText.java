package io.dyadwatch.alert.canary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Canary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A canary as ingest-service takes it. All but the names of its two actors are words made of the time, so that two of them
 * have next to no three words in common, and no rule about copies takes one for another.
 */
record CanaryText(String source, String title, String text, String language) {
    private static final int SENTENCES = 12;
    private static final int WORDS = 9;
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    /** @param turn when it is posted; two different seconds make two different texts */
    static CanaryText of(Instant turn) {
        SplittableRandom random = new SplittableRandom(turn.getEpochSecond());
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "Dyadwatch Canary Sender " + words(random, 3) + " Dyadwatch Canary Receiver " + words(random, 3) + ".");
        for (int i = 0; i < SENTENCES; i++) {
            sentences.add(capitalised(words(random, WORDS)) + ".");
        }
        return new CanaryText(
                Canary.SOURCE, capitalised(words(random, 4)) + " " + turn, String.join(" ", sentences), "en");
    }

    /** The id that it will have. */
    @JsonIgnore
    String id() {
        return ArticleId.ofContent(source, title, text);
    }

    private static String words(SplittableRandom random, int count) {
        return random.ints(count, 2, 5)
                .mapToObj(syllables -> word(random, syllables))
                .collect(Collectors.joining(" "));
    }

    private static String word(SplittableRandom random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
