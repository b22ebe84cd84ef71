package io.dyadwatch.cli.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.dyadwatch.cli.terminal.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"text\":\"señal\"}";

    private final List<Received> received = new ArrayList<>();

    @Test
    void believesWhatWasSignedWithItsSecret() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start(0, SECRET, received::add)) {
            int status = send(receiver, SECRET, BODY, BODY, Instant.now());

            assertThat(status).isEqualTo(204);
            assertThat(received).containsExactly(new Received("msg-1", true, BODY));
        }
    }

    @Test
    void refusesAnotherSecretAnotherBodyAndAnOldSignature() throws Exception {
        String another = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        try (WebhookReceiver receiver = WebhookReceiver.start(0, SECRET, received::add)) {
            assertThat(send(receiver, another, BODY, BODY, Instant.now())).isEqualTo(400);
            assertThat(send(receiver, SECRET, BODY, BODY + " ", Instant.now())).isEqualTo(400);
            assertThat(send(receiver, SECRET, BODY, BODY, Instant.now().minusSeconds(600)))
                    .isEqualTo(400);

            assertThat(received).hasSize(3).noneMatch(Received::verified);
        }
    }

    @Test
    void refusesToStartWithoutARealSecret() {
        assertThatThrownBy(() -> WebhookReceiver.start(0, "whsec_", received::add))
                .isInstanceOf(Failure.class);
    }

    private static int send(WebhookReceiver receiver, String secret, String signed, String sent, Instant at)
            throws Exception {
        String signature = new Webhook(secret).sign("msg-1", at.getEpochSecond(), signed);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.port() + "/hook"))
                .header("webhook-id", "msg-1")
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(sent))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
