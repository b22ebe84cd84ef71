package io.dyadwatch.alert.canary;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.delivery.AttemptResult;
import io.dyadwatch.alert.delivery.Claim;
import io.dyadwatch.alert.delivery.Sender;

/**
 * Sends the canary's deliveries to this instance itself, through a client that may reach its loopback address and port and
 * nothing else that is not public, and everybody else's as ever. Which endpoint it is decides, never its URL.
 */
final class CanarySender implements Sender {
    private final Sender others;
    private final Sender own;
    private final String url;

    CanarySender(Sender others, Sender own, String url) {
        this.others = others;
        this.own = own;
        this.url = url;
    }

    @Override
    public AttemptResult send(Claim claim) {
        return claim.goal() instanceof Claim.Goal.Webhook webhook
                        && webhook.endpoint().equals(Caller.CANARY)
                ? own.send(claim.to(new Claim.Goal.Webhook(webhook.endpoint(), url)))
                : others.send(claim);
    }
}
