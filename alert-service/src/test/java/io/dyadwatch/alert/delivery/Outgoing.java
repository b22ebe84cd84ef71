package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Endpoints and deliveries as rows, where a test is about what becomes of them. */
record Outgoing(TestDatabase db, Clock clock) {
    /** One that took something before. */
    UUID provenEndpoint() {
        UUID endpoint = newEndpoint(Caller.LOCAL);
        db.execute("insert into lane (id, proven) values ('" + endpoint + "', true)");
        return endpoint;
    }

    UUID newEndpoint(UUID subscriber) {
        UUID endpoint = UUID.randomUUID();
        db.execute("insert into endpoint (id, subscriber_id, url, created_at) values ('" + endpoint + "', '"
                + subscriber + "', 'https://example.org/" + endpoint + "', '" + clock.instant() + "')");
        return endpoint;
    }

    UUID delivery(UUID endpoint) {
        Instant now = clock.instant();
        byte[] body = ("{\"n\":\"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        return db.database()
                .transaction(connection -> new LedgerOutbox().write(connection, endpoint, "alert.matched", body, now));
    }

    void deliveries(UUID endpoint, int count) {
        db.execute("insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, next_attempt_at,"
                + " created_at) select gen_random_uuid(), 'webhook', '" + endpoint + "', '" + endpoint
                + "', convert_to('{\"n\":' || n || '}', 'UTF8'), '" + clock.instant() + "', 'pending', '"
                + clock.instant()
                + "', timestamptz '" + clock.instant() + "' + n * interval '1 microsecond' from generate_series(1, "
                + count + ") n");
    }
}
