package io.dyadwatch.benchmarks;

import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.match.Phrase;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import io.dyadwatch.tagging.vocabulary.VocabularyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged vocabulary and as many made-up actors as bring its aliases to {@value #ALIASES}, read by the real reader.
 *
 * @param files to build a vocabulary from
 * @param aliases each spelling once, and the phrase it is read as
 * @param packaged names of each packaged actor, as written
 */
record LargeVocabulary(List<VocabularyFile> files, Map<String, Phrase> aliases, List<List<String>> packaged) {
    static final int ALIASES = 44_000;

    private static final int ALIASES_OF_AN_ACTOR = 4;
    private static final long SEED = 44;

    static LargeVocabulary make() {
        List<VocabularyFile> files = new ArrayList<>(Vocabulary.packagedFiles());
        List<ActorEntry> packaged = VocabularyReader.read(files).actors();
        files.add(new VocabularyFile(
                "actors/made-up.yaml", madeUp(ALIASES - aliases(packaged).size())));
        Map<String, Phrase> aliases = aliases(VocabularyReader.read(files).actors());
        if (aliases.size() != ALIASES) {
            throw new IllegalStateException("made a vocabulary of " + aliases.size() + " aliases");
        }
        return new LargeVocabulary(
                List.copyOf(files),
                aliases,
                packaged.stream().map(LargeVocabulary::names).toList());
    }

    private static List<String> names(ActorEntry actor) {
        return actor.spellings().stream().map(Spelling::text).distinct().toList();
    }

    private static Map<String, Phrase> aliases(List<ActorEntry> actors) {
        Map<String, Phrase> aliases = new LinkedHashMap<>();
        for (ActorEntry actor : actors) {
            for (Spelling spelling : actor.spellings()) {
                aliases.put(spelling.text(), spelling.phrase());
            }
        }
        return aliases;
    }

    private static String madeUp(int count) {
        MadeUpNames names = new MadeUpNames(SEED);
        StringBuilder yaml = new StringBuilder();
        for (int made = 0; made < count; made += ALIASES_OF_AN_ACTOR) {
            List<String> spellings = new ArrayList<>();
            for (int i = made; i < Math.min(count, made + ALIASES_OF_AN_ACTOR); i++) {
                spellings.add(names.next());
            }
            yaml.append("- {id: made-up-%d, type: organisation, name: %s, names: {any: [%s]}}\n"
                    .formatted(made, spellings.get(0), String.join(", ", spellings)));
        }
        return yaml.toString();
    }
}
