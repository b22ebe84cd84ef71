package io.dyadwatch.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * The body of a webhook that only tests an endpoint.
 *
 * @param type always {@value #TYPE}
 * @param timestamp when it was asked for
 * @param data the endpoint
 */
public record EndpointPing(String type, Instant timestamp, Data data) {
    /** The event type of this body. */
    public static final String TYPE = "endpoint.ping";

    public EndpointPing {
        Check.present("type", type);
        Check.present("timestamp", timestamp);
        Check.present("data", data);
    }

    public static EndpointPing of(Instant timestamp, UUID endpoint) {
        return new EndpointPing(TYPE, timestamp, new Data(endpoint));
    }

    /** @param endpoint the id of the endpoint that is tested */
    public record Data(UUID endpoint) {
        public Data {
            Check.present("endpoint", endpoint);
        }
    }
}
