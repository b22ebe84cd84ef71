package io.dyadwatch.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes up names of persons, places and institutions, of one to four words in Latin, Cyrillic and Greek letters. Many
 * share their first word, as real names do. The same seed gives the same names.
 */
final class MadeUpNames {
    private static final int GIVEN_NAMES = 1500;

    private static final Script LATIN = new Script(
            "a e i o u á é í ó ö ai ei ia".split(" "),
            "b c d f g h j k l m n ñ p r s t v z br ch cr dr gr ll pr st tr".split(" "),
            "n r s l m d z t".split(" "),
            List.of("Ministerio de", "Banco Central de", "Council of", "Ministry of", "Parti de", "Universidade de"));
    private static final Script CYRILLIC = new Script(
            "а е и о у я ё ю".split(" "),
            "б в г д ж з к л м н п р с т ф х ц ч ш вл бр гр др".split(" "),
            "н в р м л к с ч".split(" "),
            List.of("Министерство", "Совет", "Партия", "Банк"));
    private static final Script GREEK = new Script(
            "α ε ι ο υ η".split(" "),
            "β γ δ κ λ μ ν π ρ σ τ".split(" "),
            "ν ρ".split(" "),
            List.of("Τράπεζα", "Υπουργείο"));

    private final Random random;
    private final List<Pool> pools;
    private final Set<String> made = new HashSet<>();

    private record Script(String[] vowels, String[] onsets, String[] codas, List<String> institutions) {}

    private record Pool(Script script, List<String> given) {}

    MadeUpNames(long seed) {
        this.random = new Random(seed);
        this.pools = List.of(pool(LATIN), pool(CYRILLIC), pool(GREEK));
    }

    private Pool pool(Script script) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < GIVEN_NAMES; i++) {
            given.add(word(script, 2));
        }
        return new Pool(script, given);
    }

    /** A name that was not given before: Latin in seven of ten, Cyrillic in nearly all the others. */
    String next() {
        int dice = random.nextInt(100);
        Pool pool = pools.get(dice < 70 ? 0 : dice < 97 ? 1 : 2);
        String name = name(pool);
        while (!made.add(name)) {
            name = name(pool);
        }
        return name;
    }

    /** A name of one word in a script, which {@link #next} may give as well but hardly does. */
    String place(boolean cyrillic) {
        return word(cyrillic ? CYRILLIC : LATIN, 3 + random.nextInt(2));
    }

    private String name(Pool pool) {
        Script script = pool.script();
        int dice = random.nextInt(100);
        if (dice < 12) {
            return word(script, 3);
        }
        if (dice < 30) {
            return script.institutions().get(random.nextInt(script.institutions().size())) + " " + word(script, 3);
        }
        String given = pool.given().get(random.nextInt(GIVEN_NAMES));
        if (dice < 75) {
            return given + " " + word(script, 3);
        }
        if (dice < 90) {
            return given + " " + word(script, 2) + " " + word(script, 3);
        }
        String second = pool.given().get(random.nextInt(GIVEN_NAMES));
        return given + " " + second + " " + word(script, 2) + " " + word(script, 2);
    }

    private String word(Script script, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(oneOf(script.onsets())).append(oneOf(script.vowels()));
            if (random.nextInt(3) == 0) {
                word.append(oneOf(script.codas()));
            }
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word.toString();
    }

    private String oneOf(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
