package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.List;

/**
 * The body of a webhook that a watch may ask for: stories that were told have got further sources.
 *
 * @param type always {@value #TYPE}
 * @param schema always {@value #SCHEMA}: the schema of this body, as the alert service serves it
 * @param timestamp when the delivery was written
 * @param data the alerts that were told before, with the sources that carry their stories by now
 */
public record AlertUpdated(String type, String schema, Instant timestamp, AlertMatched.Data data) {
    /** The event type of this body. */
    public static final String TYPE = "alert.updated";
    /** The version of this body. */
    public static final String SCHEMA = "alert-updated.v1";

    public AlertUpdated {
        Check.present("type", type);
        Check.present("schema", schema);
        Check.present("timestamp", timestamp);
        Check.present("data", data);
    }

    public static AlertUpdated of(Instant timestamp, List<Alert> alerts) {
        return new AlertUpdated(TYPE, SCHEMA, timestamp, new AlertMatched.Data(alerts));
    }
}
