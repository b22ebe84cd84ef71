package io.dyadwatch.alert.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the ledger has written: alerts by outcome, copies, updates. Never by watch. */
public final class LedgerMeters {
    private final MeterRegistry meters;
    private final Counter copies;
    private final Counter updates;

    public LedgerMeters(MeterRegistry meters) {
        this.meters = meters;
        this.copies = Counter.builder("dyadwatch.alert.copies")
                .description("Near-copies that joined an alert and were not told again")
                .register(meters);
        this.updates = Counter.builder("dyadwatch.alert.updates")
                .description("Updates written for further sources")
                .register(meters);
        for (Outcome outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    public void count(Ledger.Written written) {
        written.alerts().forEach(this::count);
        copies.increment(written.copies());
        updates.increment(written.updates());
    }

    private void count(Outcome outcome, int alerts) {
        Counter.builder("dyadwatch.alert.alerts")
                .description("Alerts by what became of them")
                .tag("outcome", outcome.written())
                .register(meters)
                .increment(alerts);
    }
}
