package io.dyadwatch.alert.ledger;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the ledger has written: alerts by outcome, copies, updates. Never by watch. */
public final class LedgerMeters {
    private final MeterRegistry meters;

    public LedgerMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Outcome outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    public void count(Ledger.Written written) {
        written.alerts().forEach(this::count);
        meters.counter("dyadwatch.alert.copies").increment(written.copies());
        meters.counter("dyadwatch.alert.updates").increment(written.updates());
    }

    private void count(Outcome outcome, int alerts) {
        meters.counter("dyadwatch.alert.alerts", "outcome", outcome.written()).increment(alerts);
    }
}
