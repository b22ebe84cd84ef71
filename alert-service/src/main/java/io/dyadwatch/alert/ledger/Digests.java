package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.delivery.NewDeliveries;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was collected for digests, when their periods are over. Safe for several instances at once: each takes a
 * watch that no other has in hand, in a transaction of its own.
 */
public final class Digests {
    /** Stories told in one transaction, which holds them in memory; what is left over is told in the next. */
    static final int TOGETHER = 500;

    private final Database database;
    private final Clock clock;
    private final AlertQuota quota;
    private final Brake brake;
    private final String publicUrl;
    /** Those whose end failed: passed over until nothing else is due, so that they hold up nobody else's. */
    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

    /** @param publicUrl where subscribers read alerts, without a slash at the end */
    public Digests(Database database, Clock clock, AlertQuota quota, Brake brake, String publicUrl) {
        this.database = database;
        this.clock = clock;
        this.quota = quota;
        this.brake = brake;
        this.publicUrl = publicUrl;
    }

    /**
     * Ends the period of one watch, if there is one that is over.
     *
     * @return what was done; empty where there was nothing
     * @throws io.dyadwatch.alert.database.DatabaseFailure if it could not be written; nothing of it is then
     */
    public Optional<Ledger.Written> endOne() {
        AtomicReference<@Nullable UUID> inHand = new AtomicReference<>();
        try {
            Optional<Ledger.Written> done = database.transaction(connection -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                Pipeline pipeline = new Pipeline(connection);
                Optional<WatchRow> due = WatchRow.lockDue(pipeline, failed, now);
                due.ifPresent(watch -> inHand.set(watch.id()));
                if (due.isEmpty()) {
                    return Optional.empty();
                }
                Ledger.Written written = end(pipeline, due.get(), now);
                pipeline.send();
                return Optional.of(written);
            });
            if (done.isEmpty()) {
                failed.clear();
            }
            return done;
        } catch (RuntimeException e) {
            UUID watch = inHand.get();
            if (watch != null) {
                failed.add(watch);
            }
            throw e;
        }
    }

    private Ledger.Written end(Pipeline pipeline, WatchRow watch, Instant now) throws SQLException {
        Tally tally = new Tally();
        List<Found> collected = AlertRows.find(pipeline, AlertRows.collected(pipeline, watch.id(), TOGETHER));
        List<Notifying.Story> stories = collected.stream()
                .map(Found::alert)
                .map(alert -> new Notifying.Story(
                        alert.id(),
                        alert.matchedAt(),
                        new HashSet<>(alert.story().sources())))
                .toList();
        Notifying.Decision decision = Notifying.digestEnds(watch.standing(), stories, now);
        // Where there may be more, it is still due.
        Notifying.Standing next = stories.size() < TOGETHER
                ? decision.next()
                : decision.next().withDigest(watch.standing().digestDue());
        List<UUID> ids = stories.stream().map(Notifying.Story::alert).toList();
        if (watch.deleted() || ids.isEmpty() || decision.outcome() != Outcome.SENT) {
            if (!watch.deleted() && decision.outcome() != Outcome.SENT) {
                AlertRows.setOutcome(pipeline, ids, decision.outcome(), now);
                tally.add(decision.outcome(), ids.size());
            }
            WatchRow.save(
                    pipeline,
                    List.of(new WatchRow.Change(
                            watch.id(), watch.deleted() ? watch.standing().withoutDigest() : next)));
            return tally.written();
        }
        NewDeliveries deliveries = new NewDeliveries(pipeline, publicUrl, now);
        new Telling(pipeline, quota, brake, deliveries, now, tally)
                .tell(List.of(new Telling.Notice(watch, ids, next)), Map.of());
        deliveries.finish();
        return tally.written();
    }
}
