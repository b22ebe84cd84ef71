package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.tagging.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The vocabulary on this instance.
 *
 * @param version in force
 * @param packagedVersion of the vocabulary's files
 * @param actors number of actors in force
 * @param topics number of topics in force
 * @param changed the entries that differ from the vocabulary's files, by kind and id; without their fields
 * @param skipped records of the topic that this instance could not use
 */
public record VocabularyStatus(
        String version,
        String packagedVersion,
        long actors,
        long topics,
        List<ChangedEntry> changed,
        List<Skipped> skipped) {

    /**
     * An entry that differs from the vocabulary's files.
     *
     * @param origin where it comes from
     * @param disabled true where it was removed
     * @param revision of the entry
     */
    public record ChangedEntry(
            VocabularyEntry.Kind kind, String id, EntryView.Origin origin, boolean disabled, int revision) {}

    /**
     * A record that has no part in the vocabulary.
     *
     * @param key of the record
     * @param problem why
     */
    public record Skipped(String key, String problem) {}

    static VocabularyStatus of(Vocabulary base, InForce now) {
        List<VocabularyEntry> entries = now.vocabulary().entries();
        Map<String, String> skipped = now.amended().skipped();
        return new VocabularyStatus(
                now.vocabulary().version(),
                base.version(),
                entries.stream()
                        .filter(entry -> entry.kind() == VocabularyEntry.Kind.ACTOR)
                        .count(),
                entries.stream()
                        .filter(entry -> entry.kind() == VocabularyEntry.Kind.TOPIC)
                        .count(),
                now.standing().entries().stream()
                        .filter(entry -> entry.differs() && !skipped.containsKey(entry.key()))
                        .map(entry -> new ChangedEntry(
                                entry.kind(),
                                entry.id(),
                                EntryView.Origin.of(base, entry),
                                entry.disabled(),
                                entry.revision()))
                        // One that was added and removed again is as the files have it: not there.
                        .filter(entry -> !entry.disabled() || entry.origin() == EntryView.Origin.CHANGED)
                        .sorted(Comparator.comparing(entry -> VocabularyEntry.key(entry.kind(), entry.id())))
                        .toList(),
                skipped.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new Skipped(each.getKey(), each.getValue()))
                        .toList());
    }
}
