package io.dyadwatch.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.UrlGuard;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class WebhookSenderTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void theLibraryThatSignsGivesThePublishedVector() throws Exception {
        String signature =
                new Webhook(SECRET).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anAttemptCarriesTheDeliverysIdTheAttemptsTimeAndASignatureThatVerifies() throws Exception {
        UrlGuard guard = new UrlGuard(List.of(Network.parse("127.0.0.1/32")), InetAddress::getAllByName);
        try (Receiver receiver = new Receiver();
                GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
            WebhookSender sender = new WebhookSender(client, Clock.systemUTC(), "Dyadwatch/1");
            Claim claim = claim("{\"señal\":\"\uD83C\uDF0D\"}");
            receiver.answerNext(410);

            AttemptResult refused = sender.send(claim, new Claim.Goal.Webhook(receiver.url(), SECRET));
            AttemptResult taken = sender.send(claim, new Claim.Goal.Webhook(receiver.url(), SECRET));

            assertThat(refused).isEqualTo(new AttemptResult.Failed(410, "the answer was 410", ""));
            assertThat(taken).isEqualTo(new AttemptResult.Delivered(204, ""));
            for (Receiver.Received webhook : receiver.received()) {
                webhook.verify(SECRET);
                assertThat(webhook.header("webhook-id")).isEqualTo("msg_" + claim.id());
                assertThat(webhook.body()).isEqualTo(claim.body().text());
            }
        }
    }

    @Test
    void theTimestampIsTheAttempts() throws Exception {
        UrlGuard guard = new UrlGuard(List.of(), InetAddress::getAllByName);
        MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        try (GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
            WebhookSender sender = new WebhookSender(client, clock, "Dyadwatch/1");
            Claim claim = claim("{}");

            Map<String, String> first = sender.headers(claim, SECRET, 100);
            Map<String, String> second = sender.headers(claim, SECRET, 200);

            assertThat(first).containsEntry("webhook-timestamp", "100");
            assertThat(second).containsEntry("webhook-timestamp", "200");
            assertThat(second.get("webhook-id")).isEqualTo(first.get("webhook-id"));
            assertThat(second.get("webhook-signature")).isNotEqualTo(first.get("webhook-signature"));
        }
    }

    private static Claim claim(String body) {
        return new Claim(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                Instant.EPOCH,
                new FrozenBody(body.getBytes(UTF_8)),
                Optional.empty(),
                new Claim.Goal.Gone("not used"));
    }
}
