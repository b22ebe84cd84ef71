package io.dyadwatch.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    @Test
    void oneThatIsMadeHas32Bytes() {
        WebhookSecret made = WebhookSecret.random(new SecureRandom());

        assertThat(made.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.key()).hasSize(32);
        assertThat(made).isNotEqualTo(WebhookSecret.random(new SecureRandom()));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 26, 32, 64})
    void oneOf24To64BytesMayBeBrought(int bytes) {
        String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);

        EndpointRequest request = request(text);

        assertThat(request.secret()).isEqualTo(WebhookSecret.of(new byte[bytes]));
        assertThat(Json.write(request)).asString().contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | must begin with whsec_",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | must begin with whsec_",
                "whsec_ | must hold 24 to 64 bytes",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaQ= | must hold 24 to 64 bytes",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAA | must be base64 with padding behind whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAB== | must be base64 with padding behind whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS_ | must be base64 with padding behind whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS | must be base64 with padding behind whsec_",
            })
    void anyOtherIsRefusedAndNotRepeated(String text, String problem) {
        assertThatThrownBy(() -> request(text)).isInstanceOfSatisfying(InvalidRecord.class, refused -> {
            assertThat(refused.field()).isEqualTo("secret");
            assertThat(refused.problem()).isEqualTo(problem);
        });
    }

    @Test
    void oneOfMoreThan64BytesIsRefused() {
        assertThatThrownBy(() -> request("whsec_" + Base64.getEncoder().encodeToString(new byte[65])))
                .isInstanceOf(InvalidRecord.class)
                .hasMessage("secret must hold 24 to 64 bytes");
    }

    @Test
    void noRecordThatHoldsOneShowsIt() {
        WebhookSecret secret = WebhookSecret.random(new SecureRandom());
        String shown = secret.text().substring("whsec_".length());
        Endpoint endpoint = new Endpoint(
                        UUID.randomUUID(),
                        1,
                        "https://a.example",
                        null,
                        null,
                        EndpointState.ENABLED,
                        null,
                        null,
                        null,
                        Instant.EPOCH)
                .with(secret);

        assertThat(endpoint.secret()).isEqualTo(secret);
        assertThat(secret.toString()).isEqualTo("whsec_…");
        assertThat(endpoint.toString()).doesNotContain(shown);
        assertThat(new EndpointRequest("https://a.example", null, null, secret).toString())
                .doesNotContain(shown);
        assertThat(new RotationRequest(null, secret).toString()).doesNotContain(shown);
        assertThat(new Rotation(UUID.randomUUID(), secret, null).toString()).doesNotContain(shown);
        assertThat(new RecentKeys.Key(secret.key(), null).toString()).isEqualTo("Key[until=null]");
    }

    private static EndpointRequest request(String secret) {
        byte[] body = Json.write(java.util.Map.of("url", "https://a.example", "secret", secret));
        return Json.read(body, EndpointRequest.class);
    }
}
