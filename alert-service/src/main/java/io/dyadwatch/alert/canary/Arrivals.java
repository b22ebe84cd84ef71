package io.dyadwatch.alert.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.delivery.SigningKeys;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the webhooks of the canary as a subscriber does: verifies the signature, with a library that shares no code with
 * what signs, and then whether it tells of an article that was posted.
 */
final class Arrivals {
    private final SigningKeys keys;
    private final CanaryRows rows;
    private final CanaryMeters meters;

    Arrivals(SigningKeys keys, CanaryRows rows, CanaryMeters meters) {
        this.keys = keys;
        this.rows = rows;
        this.meters = meters;
    }

    /** What became of a request. */
    enum Answer {
        /** It is the webhook of a canary. */
        ARRIVED,
        /** It is signed and tells of something else, such as a canary of long ago; not to be sent again. */
        OTHER,
        /** It is not signed with the canary's secret, or too long ago. */
        REFUSED
    }

    /**
     * @param headers of Standard Webhooks, by name
     * @throws io.dyadwatch.alert.database.DatabaseFailure while PostgreSQL is away
     */
    Answer take(Map<String, List<String>> headers, byte[] body) {
        if (!isSigned(HttpHeaders.of(headers, (name, value) -> true), new String(body, UTF_8))) {
            return Answer.REFUSED;
        }
        List<Duration> took = rows.arrived(articles(body));
        took.forEach(meters::took);
        rows.lastArrival().ifPresent(meters::lastArrival);
        return took.isEmpty() ? Answer.OTHER : Answer.ARRIVED;
    }

    private boolean isSigned(HttpHeaders headers, String body) {
        for (byte[] key : validKeys()) {
            try {
                new Webhook(key).verify(body, headers);
                return true;
            } catch (WebhookVerificationException | EmptyWebhookSecretException notThisOne) {
                // Another key may have signed it.
            }
        }
        return false;
    }

    private List<byte[]> validKeys() {
        try {
            return keys.of(Caller.CANARY);
        } catch (IllegalStateException none) {
            // It is made when the canary is first switched on: nothing can be signed with it yet.
            return List.of();
        }
    }

    private static Set<String> articles(byte[] body) {
        try {
            return Json.read(body, AlertMatched.class).data().alerts().stream()
                    .map(alert -> alert.article().id())
                    .collect(Collectors.toSet());
        } catch (InvalidRecord other) {
            return Set.of();
        }
    }
}
