package io.dyadwatch.enrich.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.contracts.VocabularyRevision;
import io.dyadwatch.enrich.vocabulary.InForce;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.enrich.vocabulary.Revisions;
import io.dyadwatch.enrich.vocabulary.VocabularyWriter;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Changes entries of the vocabulary: validated against all that stands, then written, then waited for. */
public final class VocabularyEditor {
    /** Each request that waits holds one of the service's few threads. */
    private static final int MOST_AT_ONCE = 4;

    private final LiveVocabulary live;
    private final VocabularyWriter writer;
    private final Clock clock;
    private final Duration wait;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    /** @param wait how long a change waits for being in force */
    public VocabularyEditor(LiveVocabulary live, VocabularyWriter writer, Clock clock, Duration wait) {
        this.live = live;
        this.writer = writer;
        this.clock = clock;
        this.wait = wait;
    }

    /**
     * What a change came to.
     *
     * @param records that were written; none where everything was so already
     * @param created true where the entry was not there before
     * @param inForce what is in force here with the change in it; absent where that took too long
     */
    record Done(List<VocabularyEntry> records, boolean created, Optional<InForce> inForce) {}

    /** Puts an entry in place of whatever has its id. */
    Done put(VocabularyEntry.Kind kind, String id, ObjectNode entry, IfMatch ifMatch, @Nullable String by)
            throws InterruptedException {
        return change(now -> {
            ifMatch.check(revision(now, kind, id));
            try {
                return records(now, List.of(new Wanted.Put(kind, id, entry)), by);
            } catch (InvalidVocabulary e) {
                throw Refusal.invalid(kind, id, e);
            }
        });
    }

    /** Takes an entry out that no other needs. */
    Done remove(VocabularyEntry.Kind kind, String id, IfMatch ifMatch, @Nullable String by)
            throws InterruptedException {
        return change(now -> {
            if (now.vocabulary().entry(kind, id).isEmpty()) {
                throw Refusal.unknown(kind, id);
            }
            ifMatch.check(revision(now, kind, id));
            return conflicting(now, List.of(new Wanted.Removed(kind, id)), by);
        });
    }

    /** Makes an entry again what it was by one of its revisions; 0 is what the vocabulary's files have. */
    Done rollback(VocabularyEntry.Kind kind, String id, int revision, IfMatch ifMatch, @Nullable String by)
            throws InterruptedException {
        return change(now -> {
            EntryHistory history =
                    EntryHistory.of(live.base(), now, kind, id).orElseThrow(() -> Refusal.unknown(kind, id));
            ifMatch.check(revision(now, kind, id));
            Wanted wanted = history.at(revision)
                    .orElseThrow(() -> Refusal.notFound("Revision " + revision + " of " + id + " is not kept."));
            return conflicting(now, List.of(wanted), by);
        });
    }

    /** Makes every entry again what it was when a version was in force. */
    Done rollback(String version, @Nullable String by) throws InterruptedException {
        return change(now -> {
            List<Wanted> wanted = new VersionLog(now.standing(), live.base().version())
                    .backTo(version)
                    .orElseThrow(
                            () -> Refusal.notFound("No version of that name is known; see /v1/vocabulary/versions."));
            return conflicting(now, wanted, by);
        });
    }

    private Done change(VocabularyWriter.Plan plan) throws InterruptedException {
        live.required();
        if (!room.tryAcquire()) {
            throw Refusal.crowded();
        }
        try {
            boolean[] created = new boolean[1];
            List<VocabularyEntry> written = writer.write(now -> {
                List<VocabularyEntry> records = plan.records(now);
                created[0] = records.stream()
                        .anyMatch(e -> !e.disabled()
                                && now.vocabulary().entry(e.kind(), e.id()).isEmpty());
                return records;
            });
            return new Done(written, created[0], live.await(now -> has(now, written), wait));
        } finally {
            room.release();
        }
    }

    private static boolean has(InForce now, List<VocabularyEntry> written) {
        return written.stream()
                .allMatch(record -> now.standing()
                        .entry(record.key())
                        .filter(standing -> standing.change() >= record.change())
                        .isPresent());
    }

    private List<VocabularyEntry> conflicting(InForce now, List<Wanted> wanted, @Nullable String by) {
        try {
            return records(now, wanted, by);
        } catch (InvalidVocabulary e) {
            throw Refusal.conflict(e);
        }
    }

    private List<VocabularyEntry> records(InForce now, List<Wanted> all, @Nullable String by) {
        List<Wanted> wanted = all.stream()
                .filter(each -> now.amended().skipped().containsKey(each.key())
                        || now.standing().entry(each.key()).filter(each::isSo).isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        TreeMap<String, VocabularyChange> changes = new TreeMap<>(now.amended().applied());
        wanted.forEach(each -> each.applyTo(changes));
        // The matcher is not built here: every instance builds it as soon as the record is there, all at once.
        Vocabulary next = live.base().with(changes.values());
        long change = now.standing().lastChange() + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return wanted.stream()
                .map(each -> record(now, next, each, revision(now, each, change, at, by, next.version())))
                .toList();
    }

    private VocabularyRevision revision(
            InForce now, Wanted wanted, long change, Instant at, @Nullable String by, String version) {
        return new VocabularyRevision(
                revision(now, wanted.kind(), wanted.id()) + 1,
                change,
                at,
                by,
                version,
                wanted instanceof Wanted.Removed,
                wanted instanceof Wanted.Packaged,
                wanted instanceof Wanted.Put put ? put.entry() : null);
    }

    private static VocabularyEntry record(InForce now, Vocabulary next, Wanted wanted, VocabularyRevision revision) {
        Optional<VocabularyEntry> before = now.standing().entry(wanted.key());
        VocabularyEntry listing = listing(next, wanted)
                .or(() -> listing(now.vocabulary(), wanted).or(() -> before).map(VocabularyEditor::disabled))
                .orElseThrow(() -> Refusal.unknown(wanted.kind(), wanted.id()));
        return Revisions.next(before, listing, revision);
    }

    private static Optional<VocabularyEntry> listing(Vocabulary vocabulary, Wanted wanted) {
        return vocabulary.entries().stream()
                .filter(entry -> entry.key().equals(wanted.key()))
                .findFirst();
    }

    private static VocabularyEntry disabled(VocabularyEntry listing) {
        return new VocabularyEntry(
                listing.kind(),
                listing.id(),
                listing.type(),
                listing.name(),
                listing.affiliations(),
                listing.wikidata(),
                true);
    }

    private static int revision(InForce now, VocabularyEntry.Kind kind, String id) {
        return now.standing()
                .entry(VocabularyEntry.key(kind, id))
                .map(VocabularyEntry::revision)
                .orElse(0);
    }
}
