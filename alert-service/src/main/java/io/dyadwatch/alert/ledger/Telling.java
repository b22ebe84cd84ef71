package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.delivery.NewDeliveries;
import io.dyadwatch.contracts.Alert;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells subscribers: takes what their quotas leave, says what was kept back since the last time, and writes the
 * deliveries. Within a transaction that has the watches' locks.
 */
final class Telling {
    private final Pipeline pipeline;
    private final AlertQuota quota;
    private final Brake brake;
    private final NewDeliveries deliveries;
    private final Instant now;
    private final Tally tally;

    Telling(Pipeline pipeline, AlertQuota quota, Brake brake, NewDeliveries deliveries, Instant now, Tally tally) {
        this.pipeline = pipeline;
        this.quota = quota;
        this.brake = brake;
        this.deliveries = deliveries;
        this.now = now;
        this.tally = tally;
    }

    /**
     * What is to be told of one watch.
     *
     * @param alerts ids, in order, at least one
     * @param next how the watch stands when it was told
     */
    record Notice(WatchRow watch, List<UUID> alerts, Notifying.Standing next) {}

    /**
     * Tells it, and writes how the watches stand then.
     *
     * @param fresh alerts that this transaction has written, with outcome {@code sent}
     */
    void tell(List<Notice> notices, Map<UUID, Found> fresh) throws SQLException {
        if (notices.isEmpty()) {
            return;
        }
        List<Notice> granted = withinQuota(notices);
        List<UUID> told =
                granted.stream().flatMap(notice -> notice.alerts.stream()).toList();
        if (told.isEmpty()) {
            return;
        }
        List<UUID> older = told.stream().filter(id -> !fresh.containsKey(id)).toList();
        AlertRows.setOutcome(pipeline, older, Outcome.SENT, now);
        tally.add(Outcome.SENT, told.size());

        Map<UUID, Found> alerts = new HashMap<>(fresh);
        List<Found> waited = AlertRows.find(pipeline, older);
        waited.forEach(found -> alerts.put(found.alert().id(), found));
        AlertRows.setAnnounced(
                pipeline,
                waited.stream()
                        .map(Found::alert)
                        .filter(alert -> alert.story().sourceCount() > 1)
                        .toList());
        saySuppressed(granted, alerts);
        Set<UUID> braked = brake.holds(
                pipeline,
                granted.stream()
                        .collect(Collectors.toMap(
                                notice -> notice.watch.id(), notice -> notice.alerts.size(), Integer::sum)),
                now);
        for (Notice notice : granted) {
            deliveries.add(
                    notice.watch.endpoint(),
                    notice.alerts.stream().map(id -> item(alerts, id)).toList(),
                    braked.contains(notice.watch.id()));
        }
        WatchRow.save(
                pipeline,
                granted.stream()
                        .map(notice -> new WatchRow.Change(notice.watch.id(), notice.next))
                        .toList());
    }

    /** The notices that are left; what goes beyond a quota is marked. */
    private List<Notice> withinQuota(List<Notice> notices) throws SQLException {
        Map<UUID, Integer> wanted = notices.stream()
                .collect(Collectors.groupingBy(
                        notice -> notice.watch.subscriber(), Collectors.summingInt(notice -> notice.alerts.size())));
        Map<UUID, Integer> left = new HashMap<>(quota.take(pipeline, wanted, now));
        List<Notice> granted = new ArrayList<>();
        List<UUID> beyond = new ArrayList<>();
        List<WatchRow.Change> ended = new ArrayList<>();
        for (Notice notice : notices) {
            UUID subscriber = notice.watch.subscriber();
            int given = Math.min(notice.alerts.size(), left.getOrDefault(subscriber, 0));
            left.merge(subscriber, -given, Integer::sum);
            beyond.addAll(notice.alerts.subList(given, notice.alerts.size()));
            if (given > 0) {
                granted.add(new Notice(notice.watch, notice.alerts.subList(0, given), notice.next));
            } else {
                // Nobody was told: only a digest's period is over.
                Notifying.Standing before = notice.watch.standing();
                ended.add(new WatchRow.Change(
                        notice.watch.id(),
                        new Notifying.Standing(before.silencedUntil(), before.notifiedAt(), notice.next.digestDue())));
            }
        }
        AlertRows.setOutcome(pipeline, beyond, Outcome.QUOTA, now);
        tally.add(Outcome.QUOTA, beyond.size());
        WatchRow.save(pipeline, ended);
        return granted;
    }

    /** The first alert of a watch says what was kept back before it. */
    private void saySuppressed(List<Notice> notices, Map<UUID, Found> alerts) throws SQLException {
        Map<UUID, WatchRow> watches =
                notices.stream().map(Notice::watch).collect(Collectors.toMap(WatchRow::id, Function.identity()));
        Map<UUID, Map<String, Integer>> counts = AlertRows.reportSuppressed(pipeline, watches.keySet(), now);
        List<Alert> changed = new ArrayList<>();
        for (Notice notice : notices) {
            Map<String, Integer> by = counts.get(notice.watch.id());
            if (by != null) {
                Instant notified = notice.watch.standing().notifiedAt();
                Instant since = notified == null ? notice.watch.createdAt() : notified;
                int stories = by.values().stream().mapToInt(Integer::intValue).sum();
                Found first = known(alerts, notice.alerts.get(0)).told(new Alert.Suppressed(since, stories, by));
                alerts.put(first.alert().id(), first);
                changed.add(first.alert());
            }
        }
        AlertRows.setBodies(pipeline, changed);
    }

    private static NewDeliveries.Item item(Map<UUID, Found> alerts, UUID id) {
        Found found = known(alerts, id);
        return new NewDeliveries.Item(found.alert(), found.fetchedAt(), found.traceparent());
    }

    private static Found known(Map<UUID, Found> alerts, UUID id) {
        Found found = alerts.get(id);
        if (found == null) {
            throw new IllegalStateException("an alert that is told is not in the ledger");
        }
        return found;
    }
}
