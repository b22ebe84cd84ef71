package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.NewDeliveries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells what was collected for digests, when their periods are over. Safe for several instances at once: each takes a
 * watch that no other has in hand, in a transaction of its own.
 */
public final class Digests {
    private final Database database;
    private final Clock clock;
    private final AlertQuota quota;
    private final Brake brake;
    private final String publicUrl;

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
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Optional<WatchRow> due = WatchRow.lockDue(connection, now);
            return due.isEmpty() ? Optional.empty() : Optional.of(end(connection, due.get(), now));
        });
    }

    private Ledger.Written end(Connection connection, WatchRow watch, Instant now) throws SQLException {
        Tally tally = new Tally();
        List<Found> collected = AlertRows.find(connection, AlertRows.collected(connection, watch.id()));
        List<Notifying.Story> stories = collected.stream()
                .map(Found::alert)
                .map(alert -> new Notifying.Story(
                        alert.id(),
                        alert.matchedAt(),
                        new HashSet<>(alert.story().sources())))
                .toList();
        Notifying.Decision decision = Notifying.digestEnds(watch.standing(), stories, now);
        List<UUID> ids = stories.stream().map(Notifying.Story::alert).toList();
        if (watch.deleted() || ids.isEmpty() || decision.outcome() != Outcome.SENT) {
            if (!watch.deleted() && decision.outcome() != Outcome.SENT) {
                AlertRows.setOutcome(connection, ids, decision.outcome(), now);
                tally.add(decision.outcome(), ids.size());
            }
            WatchRow.save(
                    connection,
                    List.of(new WatchRow.Change(watch.id(), watch.standing().withoutDigest())));
            return tally.written();
        }
        NewDeliveries deliveries = new NewDeliveries(connection, publicUrl, now);
        new Telling(connection, quota, brake, deliveries, now, tally)
                .tell(List.of(new Telling.Notice(watch, ids, decision.next())), Map.of());
        deliveries.finish();
        return tally.written();
    }
}
