package io.dyadwatch.benchmarks;

import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.match.Phrase;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.VocabularyReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What the packaged vocabulary calls its actors, declined forms and all.
 *
 * @param byLanguage all spellings that count in a language
 * @param byActor all spellings of each actor
 * @param some {@value #COUNT} different spellings of all languages, and the phrase that each is read as
 */
record Aliases(Map<String, List<String>> byLanguage, List<List<String>> byActor, Map<String, Phrase> some) {
    static final int COUNT = 44_000;

    private static final long SEED = 44;

    static Aliases packaged() {
        Map<String, List<String>> byLanguage = new HashMap<>();
        List<List<String>> byActor = new ArrayList<>();
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        for (ActorEntry actor :
                VocabularyReader.read(Vocabulary.packagedFiles()).actors()) {
            byActor.add(
                    actor.spellings().stream().map(Spelling::text).distinct().toList());
            for (Spelling spelling : actor.spellings()) {
                phrases.put(spelling.text(), spelling.phrase());
                for (String language : Languages.ALL) {
                    if (spelling.isIn(language)) {
                        byLanguage
                                .computeIfAbsent(language, l -> new ArrayList<>())
                                .add(spelling.text());
                    }
                }
            }
        }
        return new Aliases(byLanguage, byActor, some(phrases));
    }

    private static Map<String, Phrase> some(Map<String, Phrase> phrases) {
        if (phrases.size() < COUNT) {
            throw new IllegalStateException("the vocabulary has only " + phrases.size() + " spellings");
        }
        List<String> texts = new ArrayList<>(phrases.keySet());
        Collections.shuffle(texts, new Random(SEED));
        Map<String, Phrase> some = new LinkedHashMap<>();
        for (String text : texts.subList(0, COUNT)) {
            some.put(text, phrases.get(text));
        }
        return some;
    }
}
