package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.delivery.NewDeliveries;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.contracts.EnrichedArticle;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what an article matched: alerts and their deliveries, or further sources of stories that were found already, all
 * in one transaction.
 *
 * <p>The state rows of the watches are locked first, in id order: of two copies of a story that two instances see at
 * once, the second waits until the first is written, and then finds it. The same article again changes nothing: a watch
 * remembers what it has seen, and an alert's id is made of watch, article and revision.
 */
public final class Ledger {
    private final Database database;
    private final Clock clock;
    private final StoryRule rule;
    private final AlertQuota quota;
    private final Brake brake;
    private final String publicUrl;

    /** Without quotas and brake, for a service on this machine. */
    public Ledger(Database database, Clock clock, StoryRule rule) {
        this(database, clock, rule, AlertQuota.UNLIMITED, Brake.NONE, "http://localhost:8083");
    }

    /** @param publicUrl where subscribers read alerts, without a slash at the end */
    public Ledger(Database database, Clock clock, StoryRule rule, AlertQuota quota, Brake brake, String publicUrl) {
        this.database = database;
        this.clock = clock;
        this.rule = rule;
        this.quota = quota;
        this.brake = brake;
        this.publicUrl = publicUrl;
    }

    /**
     * What was done.
     *
     * @param alerts how many came to which outcome: new ones, and older ones whose outcome changed
     * @param copies new sources of known stories
     * @param updates stories that were told anew, with their further sources
     */
    public record Written(Map<Outcome, Integer> alerts, int copies, int updates) {
        public static final Written NOTHING = new Written(Map.of(), 0, 0);

        public Written {
            alerts = Map.copyOf(alerts);
        }

        /** Alerts that came to this outcome. */
        public int count(Outcome outcome) {
            return alerts.getOrDefault(outcome, 0);
        }

        /** Whether there is something to send. */
        public boolean hasDeliveries() {
            return count(Outcome.SENT) + updates > 0;
        }
    }

    /**
     * Returns after the commit.
     *
     * @param traceparent W3C trace context to send along
     * @throws io.dyadwatch.alert.database.DatabaseFailure if it could not be written; nothing of it is then
     */
    public Written write(
            EnrichedArticle enriched, AlertComposer composer, List<Match> matches, Optional<String> traceparent) {
        return database.transaction(connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Tally tally = new Tally();
            Pipeline pipeline = new Pipeline(connection);
            NewDeliveries deliveries = new NewDeliveries(pipeline, publicUrl, now);
            Telling telling = new Telling(pipeline, quota, brake, deliveries, now, tally);
            new Entry(pipeline, enriched, composer, traceparent, rule, now, tally, telling, deliveries).write(matches);
            pipeline.send();
            return tally.written();
        });
    }
}
