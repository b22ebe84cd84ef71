package io.dyadwatch.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.alert.secret.Sealed;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.UrlGuard;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class WebhookSenderTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final byte[] KEY = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
    private static final byte[] OLD_KEY = "an older key of 24 bytes".getBytes(UTF_8);
    private static final UUID ENDPOINT = UUID.randomUUID();

    @Test
    void thePublishedVectorComesOut() {
        String signature = Signature.of(
                List.of(KEY), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anAttemptCarriesTheDeliverysIdTheAttemptsTimeAndASignatureOfEachKeyThatVerifies() throws Exception {
        UrlGuard guard = new UrlGuard(List.of(Network.parse("127.0.0.1/32")), InetAddress::getAllByName);
        try (Receiver receiver = new Receiver();
                GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
            WebhookSender sender =
                    new WebhookSender(client, endpoint -> List.of(KEY, OLD_KEY), Clock.systemUTC(), "Dyadwatch/1");
            Claim claim = claim("{\"señal\":\"\uD83C\uDF0D\"}");
            receiver.answerNext(410);

            AttemptResult refused = sender.send(claim, new Claim.Goal.Webhook(ENDPOINT, receiver.url()));
            AttemptResult taken = sender.send(claim, new Claim.Goal.Webhook(ENDPOINT, receiver.url()));

            assertThat(refused).isEqualTo(new AttemptResult.Failed(410, false, "the answer was 410", "", null));
            assertThat(taken).isEqualTo(new AttemptResult.Delivered(204, ""));
            for (Receiver.Received webhook : receiver.received()) {
                webhook.verify(SECRET);
                webhook.verify("whsec_" + Base64.getEncoder().encodeToString(OLD_KEY));
                assertThat(webhook.header("webhook-id")).isEqualTo("msg_" + claim.id());
                assertThat(webhook.body()).isEqualTo(claim.body().text());
            }
        }
    }

    @Test
    void withoutAKeyToDecryptItsSecretAnAttemptWaitsAndDoesNotCount() {
        UrlGuard guard = new UrlGuard(List.of(), InetAddress::getAllByName);
        RowCipher cipher = new RowCipher(() -> Rings.of("k2"));
        RowCipher.Place place = new RowCipher.Place("endpoint_secret", ENDPOINT, ENDPOINT);
        SigningKeys missing = endpoint -> List.of(cipher.open(new Sealed("k1", new byte[0]), place));
        SigningKeys none = endpoint -> {
            throw new IllegalStateException("none");
        };
        try (GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
            Claim.Goal.Webhook goal = new Claim.Goal.Webhook(ENDPOINT, "https://example.org/");

            for (SigningKeys keys : List.of(missing, none)) {
                WebhookSender sender = new WebhookSender(client, keys, Clock.systemUTC(), "Dyadwatch/1");
                assertThat(sender.send(claim("{}"), goal)).isInstanceOf(AttemptResult.Unavailable.class);
            }
        }
    }

    @Test
    void theTimestampIsTheAttempts() {
        UrlGuard guard = new UrlGuard(List.of(), InetAddress::getAllByName);
        MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        try (GuardedHttpClient client = new GuardedHttpClient(guard, Limits.DEFAULT)) {
            WebhookSender sender = new WebhookSender(client, endpoint -> List.of(KEY), clock, "Dyadwatch/1");
            Claim claim = claim("{}");

            Map<String, String> first = sender.headers(claim, List.of(KEY), 100);
            Map<String, String> second = sender.headers(claim, List.of(KEY), 200);

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
                1,
                UUID.randomUUID(),
                Instant.EPOCH,
                false,
                new FrozenBody(body.getBytes(UTF_8)),
                Optional.empty(),
                Optional.empty(),
                new Claim.Goal.Gone("not used"));
    }
}
