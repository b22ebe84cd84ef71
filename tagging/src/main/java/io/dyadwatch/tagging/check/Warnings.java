package io.dyadwatch.tagging.check;

import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.Spelling;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a vocabulary may say and mostly does not mean to. */
final class Warnings {
    private final VocabularyContent content;
    /** In the order found, each once: most hold in several languages. */
    private final Set<String> warnings = new LinkedHashSet<>();

    private Warnings(VocabularyContent content) {
        this.content = content;
    }

    static List<String> of(VocabularyContent content) {
        Warnings warnings = new Warnings(content);
        Languages.ALL.forEach(warnings::addSharedNames);
        warnings.addSwallowedNames();
        content.topics().forEach(warnings::addMissingLanguages);
        return List.copyOf(warnings.warnings);
    }

    /** A spelling without any rule that is that of two actors: one of them is never found. */
    private void addSharedNames(String language) {
        Map<String, ActorEntry> owners = new HashMap<>();
        for (ActorEntry actor : content.actors()) {
            for (Spelling spelling : actor.spellings()) {
                if (spelling.plain() && spelling.isIn(language)) {
                    ActorEntry other = owners.putIfAbsent(spelling.kind() + " " + spelling.text(), actor);
                    if (other != null && !other.id().equals(actor.id())) {
                        warnings.add(actor.where() + ": \"" + spelling.nominative() + "\" (" + spelling.language()
                                + ") without a rule also names " + other.id());
                    }
                }
            }
        }
    }

    private void addSwallowedNames() {
        Map<String, List<Spelling>> blocks = new HashMap<>();
        content.blocks()
                .forEach(block -> blocks.computeIfAbsent(block.text(), text -> new ArrayList<>())
                        .add(block));
        for (ActorEntry actor : content.actors()) {
            for (Spelling spelling : actor.spellings()) {
                boolean swallowed = blocks.getOrDefault(spelling.text(), List.of()).stream()
                        .anyMatch(block -> alwaysSwallows(block, spelling));
                if (swallowed) {
                    warnings.add(actor.where() + ": \"" + spelling.nominative() + "\" (" + spelling.language()
                            + ") never counts: a block of the same spelling swallows it");
                }
            }
        }
    }

    private static boolean alwaysSwallows(Spelling block, Spelling name) {
        boolean sameLanguage =
                block.language().equals(Languages.ANY) || block.language().equals(name.language());
        return sameLanguage && block.isUnconditional() && block.letterCase().compareTo(name.letterCase()) <= 0;
    }

    private void addMissingLanguages(TopicEntry topic) {
        List<String> missing = Languages.ALL.stream()
                .filter(language -> !topic.isIn(language, content.lists()))
                .toList();
        if (!missing.isEmpty()) {
            warnings.add(topic.where() + ": has no words in " + String.join(", ", missing));
        }
    }
}
