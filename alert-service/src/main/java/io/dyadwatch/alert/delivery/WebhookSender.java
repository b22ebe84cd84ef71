package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Outcome;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posts webhooks, signed as Standard Webhooks 1.0 says. Only 2xx is success. */
public final class WebhookSender {
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
        } catch (IllegalStateException none) {
            return new AttemptResult.Impossible("the endpoint has no secret to sign with");
        }
        Map<String, String> headers = headers(claim, valid, clock.instant().getEpochSecond());
        Outcome outcome = client.post(goal.url(), headers, claim.body().bytes());
        if (outcome instanceof Outcome.Answered answered) {
            return answered.isSuccess()
                    ? new AttemptResult.Delivered(answered.status(), answered.excerpt())
                    : new AttemptResult.Failed(
                            answered.status(), "the answer was " + answered.status(), answered.excerpt());
        }
        return new AttemptResult.Failed(null, ((Outcome.Failed) outcome).reason(), null);
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
}
