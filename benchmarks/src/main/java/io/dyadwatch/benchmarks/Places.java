package io.dyadwatch.benchmarks;

import java.util.Random;

/** Makes up names of places that no vocabulary has, so that every text has words of its own. */
final class Places {
    private static final Syllables LATIN =
            new Syllables("a e i o u á ó ai ia", "b c d f g l m n ñ p r s t v z br tr", "n r s l");
    private static final Syllables CYRILLIC =
            new Syllables("а е и о у я ю", "б в г д ж з к л м н п р с т ф бр гр", "н в р м л");

    private final Random random;

    private record Syllables(String vowels, String onsets, String codas) {}

    Places(long seed) {
        this.random = new Random(seed);
    }

    String next(boolean cyrillic) {
        Syllables syllables = cyrillic ? CYRILLIC : LATIN;
        StringBuilder name = new StringBuilder();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            name.append(oneOf(syllables.onsets())).append(oneOf(syllables.vowels()));
        }
        name.append(oneOf(syllables.codas()));
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private String oneOf(String choices) {
        String[] each = choices.split(" ", -1);
        return each[random.nextInt(each.length)];
    }
}
