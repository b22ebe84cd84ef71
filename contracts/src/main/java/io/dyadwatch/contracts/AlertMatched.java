package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.List;

/**
 * The body of a webhook, in the shape that Standard Webhooks recommends: subscribers are told of stories.
 *
 * @param type always {@value #TYPE}
 * @param schema always {@value #SCHEMA}: the schema of this body, as the alert service serves it
 * @param timestamp when the delivery was written
 * @param data the alerts
 */
public record AlertMatched(String type, String schema, Instant timestamp, Data data) {
    /** The event type of this body. */
    public static final String TYPE = "alert.matched";
    /** The version of this body; another one when a reader of this one would not understand it. */
    public static final String SCHEMA = "alert-matched.v1";

    public AlertMatched {
        Check.present("type", type);
        Check.present("schema", schema);
        Check.present("timestamp", timestamp);
        Check.present("data", data);
    }

    public static AlertMatched of(Instant timestamp, List<Alert> alerts) {
        return new AlertMatched(TYPE, SCHEMA, timestamp, new Data(alerts));
    }

    /** @param alerts one or more, for one endpoint */
    public record Data(List<Alert> alerts) {
        public Data {
            alerts = Check.list("alerts", alerts, Integer.MAX_VALUE);
            Check.atLeast("alerts.size", alerts.size(), 1);
        }
    }
}
