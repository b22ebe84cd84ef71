package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.StoredText;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.outbound.RefusedTarget;
import io.dyadwatch.outbound.UrlGuard;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Adds, changes and removes feeds. What it returns is with Kafka; it blocks for a look-up of the host and for that. Two
 * instances that add the same feed at the same moment write the same record.
 *
 * <p>Refuses with {@link ProblemKind#UNAVAILABLE} while the feeds have not been read yet, or where Kafka does not answer.
 */
public final class FeedEditor {
    /** Feeds of one list that is imported. */
    static final int MAX_IMPORT = 5000;

    /** The producer's own limit is shorter. */
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 15;

    private final FeedDirectory directory;
    private final FeedKafka kafka;
    private final FeedWriter writer;
    private final UrlGuard guard;
    private final Clock clock;

    public FeedEditor(FeedDirectory directory, FeedKafka kafka, FeedWriter writer, UrlGuard guard, Clock clock) {
        this.directory = directory;
        this.kafka = kafka;
        this.writer = writer;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * A feed that somebody wants read; all but the URL may be absent.
     *
     * @param url any spelling of its address
     * @param label what to call it
     * @param kind a feed where absent
     * @param fetchPages true where absent
     * @param paused false where absent
     */
    public record Wanted(
            @Nullable String url,
            @Nullable String label,
            Feed.@Nullable Kind kind,
            @Nullable Boolean fetchPages,
            @Nullable Boolean paused) {}

    /**
     * What is to be different; what is absent stays.
     *
     * @param label a blank one takes it away
     */
    public record Change(
            @Nullable String label,
            @Nullable Boolean fetchPages,
            @Nullable Boolean paused) {}

    /**
     * What became of a list.
     *
     * @param added feeds that are new
     * @param known how many there were already
     * @param refused those that were not taken
     */
    public record Imported(List<Feed> added, int known, List<NotTaken> refused) {
        public Imported {
            added = List.copyOf(added);
            refused = List.copyOf(refused);
        }
    }

    /** @param position in the list, from 1 */
    public record NotTaken(int position, String reason) {}

    /**
     * Adds a feed.
     *
     * @throws Refusal as {@link ProblemKind#INVALID}, or {@link ProblemKind#CONFLICT} where it is there already
     */
    public Feed add(Wanted wanted) throws InterruptedException {
        Feed feed = toBeAdded(wanted);
        if (directory.find(feed.id()).isPresent()) {
            throw new Refusal(ProblemKind.CONFLICT, "The feed of this URL is there already: " + feed.id());
        }
        write(kafka.record(feed));
        directory.written(feed.id(), Optional.of(feed));
        return feed;
    }

    /**
     * Changes a feed.
     *
     * @throws Refusal as {@link ProblemKind#NOT_FOUND} or {@link ProblemKind#INVALID}
     */
    public Feed change(String id, Change change) throws InterruptedException {
        Feed before = existing(id);
        String label = change.label();
        Feed after = valid(() -> new Feed(
                before.id(),
                before.url(),
                label == null ? before.label() : label(label),
                before.kind(),
                change.fetchPages() == null ? before.fetchPages() : change.fetchPages(),
                change.paused() == null ? before.paused() : change.paused(),
                before.createdAt(),
                now()));
        write(kafka.record(after));
        directory.written(id, Optional.of(after));
        return after;
    }

    /**
     * Removes a feed; its articles stay.
     *
     * @throws Refusal as {@link ProblemKind#NOT_FOUND}
     */
    public void remove(String id) throws InterruptedException {
        write(kafka.removal(existing(id)));
        directory.written(id, Optional.empty());
    }

    /**
     * Adds the feeds of a list. Their hosts are not looked up here: one that is not to be asked fails when it is.
     *
     * @throws Refusal as {@link ProblemKind#INVALID} where it is no list; what is wrong with one feed is in the result
     */
    public Imported importOpml(byte[] opml) throws InterruptedException {
        requireComplete();
        List<Opml.Entry> entries = valid(() -> Opml.read(opml, MAX_IMPORT));
        List<Feed> added = new ArrayList<>();
        List<NotTaken> refused = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < entries.size(); i++) {
            Opml.Entry entry = entries.get(i);
            try {
                Feed feed = feed(new Wanted(entry.url(), entry.label(), entry.kind(), null, null));
                if (directory.find(feed.id()).isPresent()) {
                    known++;
                } else {
                    write(kafka.record(feed));
                    directory.written(feed.id(), Optional.of(feed));
                    added.add(feed);
                }
            } catch (InvalidRecord e) {
                refused.add(new NotTaken(i + 1, e.field() + " " + e.problem()));
            }
        }
        return new Imported(added, known, refused);
    }

    /** All feeds as OPML 2.0, UTF-8. */
    public byte[] exportOpml() {
        requireComplete();
        return Opml.write(directory.list(null, Integer.MAX_VALUE).stream()
                .map(FeedDirectory.Listed::feed)
                .toList());
    }

    private Feed toBeAdded(Wanted wanted) {
        requireComplete();
        Feed feed = valid(() -> feed(wanted));
        try {
            guard.check(feed.url());
        } catch (RefusedTarget e) {
            throw new Refusal(ProblemKind.INVALID, new InvalidRecord("url", e.reason()));
        }
        return feed;
    }

    private Feed feed(Wanted wanted) {
        String given = wanted.url();
        if (given == null) {
            throw new InvalidRecord("url", "is required");
        }
        String url = Location.canonical(given);
        String label = wanted.label();
        Instant now = now();
        return new Feed(
                Feed.idOf(url),
                url,
                label == null ? null : label(label),
                wanted.kind() == null ? Feed.Kind.FEED : wanted.kind(),
                !Boolean.FALSE.equals(wanted.fetchPages()),
                Boolean.TRUE.equals(wanted.paused()),
                now,
                now);
    }

    private static @Nullable String label(String given) {
        return given.isBlank() ? null : StoredText.of(given.strip());
    }

    private Feed existing(String id) {
        requireComplete();
        return directory
                .find(id)
                .map(FeedDirectory.Listed::feed)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no feed with this id"));
    }

    private void requireComplete() {
        if (!directory.isComplete()) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "The feeds have not been read from Kafka yet");
        }
    }

    private void write(ProducerRecord<String, byte[]> record) throws InterruptedException {
        try {
            writer.send(record, null).get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new Refusal(
                    ProblemKind.UNAVAILABLE, "Kafka did not acknowledge it in time; whether it stands is not known");
        }
    }

    private static <T> T valid(Making<T> making) {
        try {
            return making.make();
        } catch (InvalidRecord e) {
            throw new Refusal(ProblemKind.INVALID, e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private interface Making<T> {
        T make();
    }
}
