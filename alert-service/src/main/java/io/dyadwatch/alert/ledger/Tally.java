package io.dyadwatch.alert.ledger;

import java.util.EnumMap;
import java.util.Map;

/** Counts what a transaction does. */
final class Tally {
    private final Map<Outcome, Integer> alerts = new EnumMap<>(Outcome.class);
    private int copies;
    private int updates;

    void add(Outcome outcome, int count) {
        if (count > 0) {
            alerts.merge(outcome, count, Integer::sum);
        }
    }

    void addCopies(int count) {
        copies += count;
    }

    void addUpdates(int count) {
        updates += count;
    }

    Ledger.Written written() {
        return new Ledger.Written(alerts, copies, updates);
    }
}
