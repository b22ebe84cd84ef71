package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands on the vocabulary topic, as far as it was read. Immutable. */
public final class Standing {
    private final Map<String, Followed> latest;
    private final Set<String> unreadable;
    private final Map<Integer, Long> positions;

    /**
     * @param latest by key
     * @param unreadable keys whose latest record is no entry
     * @param positions by partition, the offset of the next record to be read
     */
    Standing(Map<String, Followed> latest, Set<String> unreadable, Map<Integer, Long> positions) {
        this.latest = Map.copyOf(latest);
        this.unreadable = Set.copyOf(unreadable);
        this.positions = Map.copyOf(positions);
    }

    /** The latest record of a key, where there is one and it could be read. */
    public Optional<VocabularyEntry> entry(String key) {
        return Optional.ofNullable(latest.get(key)).map(Followed::entry);
    }

    /** Every latest record, in no order. */
    public Collection<VocabularyEntry> entries() {
        return latest.values().stream().map(Followed::entry).toList();
    }

    /** What differs from the vocabulary's files, by key: the same list wherever the same records stand. */
    List<Followed> differing() {
        return latest.values().stream()
                .filter(followed -> followed.entry().differs())
                .sorted((a, b) -> a.entry().key().compareTo(b.entry().key()))
                .toList();
    }

    /** True for a key whose latest record is no entry: nobody here knows what it says. */
    boolean isUnreadable(String key) {
        return unreadable.contains(key);
    }

    /** Number of the latest change; 0 before the first. */
    public long lastChange() {
        return latest.values().stream()
                .mapToLong(followed -> followed.entry().change())
                .max()
                .orElse(0);
    }

    /** True when everything below these offsets was read. */
    boolean reaches(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
