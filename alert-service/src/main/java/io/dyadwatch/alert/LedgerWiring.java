package io.dyadwatch.alert;

import io.dyadwatch.alert.brake.FloodBrake;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.ledger.AlertQuota;
import io.dyadwatch.alert.ledger.DigestJob;
import io.dyadwatch.alert.ledger.Digests;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.ledger.LedgerMeters;
import io.dyadwatch.alert.ledger.Silences;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.subscriber.DailyAlerts;
import io.dyadwatch.alert.subscriber.Quotas;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts of the ledger together. */
@Singleton
public class LedgerWiring {
    @Produces
    @Singleton
    Silences silences(Database database, Clock clock) {
        return new Silences(database, clock);
    }

    @Produces
    @Singleton
    AlertQuota alertQuota(Quotas quotas) {
        return new DailyAlerts(quotas);
    }

    @Produces
    @Singleton
    Ledger ledger(AlertConfig config, Database database, AlertQuota quota, FloodBrake brake, Clock clock) {
        StoryRule rule = new StoryRule(config.storyWindow(), config.storySimilarity());
        return new Ledger(database, clock, rule, quota, brake::holds, config.publicUrl());
    }

    @Produces
    @Singleton
    Digests digests(AlertConfig config, Database database, AlertQuota quota, FloodBrake brake, Clock clock) {
        return new Digests(database, clock, quota, brake::holds, config.publicUrl());
    }

    @Produces
    @Singleton
    LedgerMeters ledgerMeters(MeterRegistry meters) {
        return new LedgerMeters(meters);
    }

    @Produces
    @Singleton
    DigestJob digestJob(AlertConfig config, Digests digests, LedgerMeters meters, DeliveryWorker worker) {
        return new DigestJob(
                digests,
                written -> {
                    meters.count(written);
                    worker.wake();
                },
                config.digestInterval());
    }
}
