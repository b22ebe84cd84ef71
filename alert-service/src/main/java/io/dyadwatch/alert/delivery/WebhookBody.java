package io.dyadwatch.alert.delivery;

import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.AlertUpdated;
import io.dyadwatch.contracts.Json;
import java.time.Instant;
import java.util.List;

/**
 * Writes webhooks of at most {@value #MAX_BYTES} bytes: the alerts as they are if they fit, else cut, all of them by the
 * mildest {@link Cut} by which they do.
 */
final class WebhookBody {
    /** A body at most, in UTF-8. */
    static final int MAX_BYTES = 20_000;
    /** More than what stands around the alerts. */
    static final int ENVELOPE_BYTES = 200;

    private final String publicUrl;

    /** @param publicUrl where subscribers read alerts, without a slash at the end */
    WebhookBody(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What an alert takes where it is cut most, with the comma behind it. */
    int smallestBytes(Alert alert) {
        return Json.write(Cut.SMALLEST.of(alert, url(alert))).length + 1;
    }

    /** @param alerts of which the smallest forms fit into one body */
    byte[] of(String type, Instant timestamp, List<Alert> alerts) {
        for (Cut cut : Cut.MILDEST_FIRST) {
            byte[] body = write(
                    type,
                    timestamp,
                    alerts.stream().map(alert -> cut.of(alert, url(alert))).toList());
            if (body.length <= MAX_BYTES) {
                return body;
            }
        }
        throw new IllegalArgumentException("too many alerts for one webhook");
    }

    private static byte[] write(String type, Instant timestamp, List<Alert> alerts) {
        return Json.write(
                type.equals(AlertUpdated.TYPE)
                        ? AlertUpdated.of(timestamp, alerts)
                        : AlertMatched.of(timestamp, alerts));
    }

    private String url(Alert alert) {
        return publicUrl + "/v1/alerts/" + alert.id();
    }
}
