package io.dyadwatch.alert.ledger;

import io.dyadwatch.contracts.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert of the ledger.
 *
 * @param alert with all sources of its story by now
 * @param announced sources when its subscriber was last told
 * @param fetchedAt when its article was fetched
 * @param traceparent of its article
 */
record Found(Alert alert, Outcome outcome, int announced, Instant fetchedAt, Optional<String> traceparent) {

    Found told(Alert.Suppressed suppressed) {
        return new Found(alert.told(alert.story(), suppressed), outcome, announced, fetchedAt, traceparent);
    }
}
