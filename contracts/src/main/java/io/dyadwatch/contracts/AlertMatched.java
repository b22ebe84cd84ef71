package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.List;

/**
 * The body of a webhook, in the shape that Standard Webhooks recommends.
 *
 * @param type always {@value #TYPE}
 * @param timestamp when the delivery was written
 * @param data the alerts
 */
public record AlertMatched(String type, Instant timestamp, Data data) {
    /** The event type of this body. */
    public static final String TYPE = "alert.matched";

    public AlertMatched {
        Check.present("type", type);
        Check.present("timestamp", timestamp);
        Check.present("data", data);
    }

    public static AlertMatched of(Instant timestamp, List<Alert> alerts) {
        return new AlertMatched(TYPE, timestamp, new Data(alerts));
    }

    /** @param alerts one or more alerts of one article for one endpoint */
    public record Data(List<Alert> alerts) {
        public Data {
            alerts = Check.list("alerts", alerts, Integer.MAX_VALUE);
            Check.atLeast("alerts.size", alerts.size(), 1);
        }
    }
}
