package io.dyadwatch.alert.delivery;

/** Makes one attempt. Holds no database connection, and returns within the request timeout. */
@FunctionalInterface
public interface Sender {
    AttemptResult send(Claim claim);

    /** Sends each delivery where it belongs. */
    static Sender of(WebhookSender webhooks, KafkaSender kafka) {
        return claim -> {
            if (claim.goal() instanceof Claim.Goal.Webhook webhook) {
                return webhooks.send(claim, webhook);
            }
            if (claim.goal() instanceof Claim.Goal.Kafka topic) {
                return kafka.send(claim, topic);
            }
            return new AttemptResult.Impossible(((Claim.Goal.Gone) claim.goal()).reason());
        };
    }
}
