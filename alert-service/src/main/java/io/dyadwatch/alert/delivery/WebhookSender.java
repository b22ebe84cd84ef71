package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.alert.secret.MissingKey;
import io.dyadwatch.outbound.Failure;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts webhooks, signed as Standard Webhooks 1.0 says. Only 2xx is success. */
public final class WebhookSender {
    /** Failures that say no more than that nobody is there to take it. */
    private static final Set<Failure> SILENT = Set.of(
            Failure.LOOKUP,
            Failure.CONNECT_REFUSED,
            Failure.CONNECT_TIMEOUT,
            Failure.UNREACHABLE,
            Failure.TLS,
            Failure.RESET,
            Failure.TIMEOUT);

    private final GuardedHttpClient client;
    private final SigningKeys keys;
    private final Clock clock;
    private final String userAgent;

    /** @param userAgent for example {@code Dyadwatch/1.0} */
    public WebhookSender(GuardedHttpClient client, SigningKeys keys, Clock clock, String userAgent) {
        this.client = client;
        this.keys = keys;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    AttemptResult send(Claim claim, Claim.Goal.Webhook goal) {
        List<byte[]> valid;
        try {
            valid = keys.of(goal.endpoint());
        } catch (DatabaseFailure e) {
            return new AttemptResult.Unavailable("the endpoint's secret could not be read");
        } catch (MissingKey e) {
            return new AttemptResult.Unavailable("the encryption key of the endpoint's secret is missing");
        } catch (IllegalStateException none) {
            // Waits for a rotation, which gives it one.
            return new AttemptResult.Unavailable("the endpoint has no secret to sign with");
        }
        Map<String, String> headers = headers(claim, valid, clock.instant().getEpochSecond());
        Outcome outcome = client.post(goal.url(), headers, claim.body().bytes());
        return outcome instanceof Outcome.Answered answered
                ? resultOf(answered, clock.instant())
                : resultOf((Outcome.Failed) outcome);
    }

    /** @param timestamp of the attempt, in seconds since 1970 */
    Map<String, String> headers(Claim claim, List<byte[]> valid, long timestamp) {
        String id = Claim.webhookId(claim.id());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", userAgent);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                Signature.of(valid, id, timestamp, claim.body().bytes()));
        claim.traceparent().ifPresent(trace -> headers.put("traceparent", trace));
        return headers;
    }

    private static AttemptResult resultOf(Outcome.Answered answered, Instant now) {
        int status = answered.status();
        if (answered.isSuccess()) {
            return new AttemptResult.Delivered(status, answered.excerpt());
        }
        Duration asked = answered.retryAfter()
                .flatMap(value -> RetryAfter.parse(value, now))
                .orElse(null);
        return new AttemptResult.Failed(status, status >= 500, words(status), answered.excerpt(), asked);
    }

    private static String words(int status) {
        String answer = "the answer was " + status;
        return status >= 300 && status < 400 ? answer + "; redirects are never followed" : answer;
    }

    private static AttemptResult resultOf(Outcome.Failed failed) {
        // Our own side gave up: that is no attempt of the endpoint's.
        if (failed.kind() == Failure.ABANDONED) {
            return new AttemptResult.Unavailable(failed.reason());
        }
        return new AttemptResult.Failed(null, SILENT.contains(failed.kind()), failed.reason(), null, null);
    }
}
