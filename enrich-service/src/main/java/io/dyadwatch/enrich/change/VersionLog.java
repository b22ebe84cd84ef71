package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyRevision;
import io.dyadwatch.enrich.vocabulary.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of the vocabulary that were in force, as far as the histories of its entries tell all of them. */
final class VersionLog {
    private final Map<String, VocabularyEntry> records = new TreeMap<>();
    private final String packaged;

    /** @param packaged version of the vocabulary's files */
    VersionLog(Standing standing, String packaged) {
        standing.entries().stream()
                .filter(entry -> entry.revision() > 0)
                .forEach(entry -> records.put(entry.key(), entry));
        this.packaged = packaged;
    }

    /**
     * A version and the change that made it.
     *
     * @param version of the vocabulary
     * @param change number of the change; 0 for the vocabulary's files themselves
     * @param changes what it changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            String version,
            long change,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            List<Changed> changes) {}

    /** An entry that a change changed. */
    record Changed(VocabularyEntry.Kind kind, String id, int revision, What what) {}

    /** What a change made of an entry. */
    enum What {
        @JsonProperty("put")
        PUT,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("packaged")
        PACKAGED;

        static What of(VocabularyRevision revision) {
            if (revision.entry() != null) {
                return PUT;
            }
            return revision.packaged() ? PACKAGED : REMOVED;
        }
    }

    /** Newest first; last the vocabulary's files. A version is left out where an entry's revision of that time is not kept. */
    List<Version> versions() {
        TreeMap<Long, Version> byChange = new TreeMap<>(Comparator.reverseOrder());
        byChange.put(0L, new Version(packaged, 0, null, null, List.of()));
        long known = knownFrom();
        records.values()
                .forEach(entry -> EntryHistory.revisions(Optional.of(entry)).stream()
                        .filter(revision -> revision.change() >= known)
                        .forEach(revision -> byChange.computeIfAbsent(revision.change(), change -> version(revision))
                                .changes()
                                .add(new Changed(entry.kind(), entry.id(), revision.revision(), What.of(revision)))));
        return List.copyOf(byChange.values());
    }

    private static Version version(VocabularyRevision revision) {
        return new Version(
                revision.vocabularyVersion(),
                revision.change(),
                revision.changedAt(),
                revision.changedBy(),
                new ArrayList<>());
    }

    /** The first change after which what every entry was is known. */
    private long knownFrom() {
        return records.values().stream()
                .map(entry -> EntryHistory.revisions(Optional.of(entry)))
                .map(revisions -> revisions.get(revisions.size() - 1))
                .filter(oldest -> oldest.revision() > 1)
                .mapToLong(VocabularyRevision::change)
                .max()
                .orElse(0);
    }

    /**
     * What has to be done to get back to a version.
     *
     * @return for each entry that was different then; absent for a version that is not known
     */
    Optional<List<Wanted>> backTo(String version) {
        return versions().stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .map(each -> backTo(each.change()));
    }

    private List<Wanted> backTo(long change) {
        List<Wanted> wanted = new ArrayList<>();
        for (VocabularyEntry entry : records.values()) {
            Wanted then = at(entry, change);
            if (!then.isSo(entry)) {
                wanted.add(then);
            }
        }
        return wanted;
    }

    private static Wanted at(VocabularyEntry entry, long change) {
        return EntryHistory.revisions(Optional.of(entry)).stream()
                .filter(revision -> revision.change() <= change)
                .findFirst()
                .map(revision -> Wanted.again(entry.kind(), entry.id(), revision))
                .orElse(new Wanted.Packaged(entry.kind(), entry.id()));
    }
}
