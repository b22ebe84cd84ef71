package io.dyadwatch.alert.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Outcome;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts webhooks, signed as Standard Webhooks 1.0 says. Only 2xx is success. */
public final class WebhookSender {
    private final GuardedHttpClient client;
    private final Clock clock;
    private final String userAgent;

    /** @param userAgent for example {@code Dyadwatch/1.0} */
    public WebhookSender(GuardedHttpClient client, Clock clock, String userAgent) {
        this.client = client;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    AttemptResult send(Claim claim, Claim.Goal.Webhook goal) {
        Map<String, String> headers;
        try {
            headers = headers(claim, goal.secret(), clock.instant().getEpochSecond());
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            return new AttemptResult.Impossible("the endpoint's secret cannot sign");
        }
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
    Map<String, String> headers(Claim claim, String secret, long timestamp)
            throws EmptyWebhookSecretException, WebhookSigningException {
        String id = Claim.webhookId(claim.id());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", userAgent);
        headers.put(Webhook.UNBRANDED_MSG_ID_KEY, id);
        headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(timestamp));
        headers.put(
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                new Webhook(secret).sign(id, timestamp, claim.body().text()));
        claim.traceparent().ifPresent(trace -> headers.put("traceparent", trace));
        return headers;
    }
}
