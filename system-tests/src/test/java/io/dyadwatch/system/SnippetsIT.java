package io.dyadwatch.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnippetsIT {
    private RunningSystem system;
    private WebhookRequest delivery;

    @BeforeAll
    void a_webhook_is_delivered() {
        system = RunningSystem.start(EmbeddedStores.start("snippets"), "snippets", 1);
        JsonNode endpoint = Deployment.created(
                system.deployment().alert().post("/v1/endpoints", Map.of("url", system.receiver.url())));
        String secret = endpoint.get("secret").asText();
        system.receiver.knows(secret);
        system.deployment().watch(endpoint.get("id").asText(), "nicolas-maduro", "russia", "sentence");
        system.deployment().postAll(List.of(new Prose(13).matching(1)));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !system.receiver.received().isEmpty());
        Receiver.Received received = system.receiver.received().get(0);
        String timestamp = received.header("webhook-timestamp");
        delivery = new WebhookRequest(
                secret,
                received.id(),
                timestamp,
                received.header("webhook-signature"),
                Base64.getEncoder().encodeToString(received.body().getBytes(StandardCharsets.UTF_8)),
                Long.parseLong(timestamp));
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_subscriber_copies_accepts_a_real_delivery_and_nothing_made_of_it(Snippet snippet) {
        snippet.assumeItRunsHere();

        new SnippetCases(delivery).assertJudgedBy(snippet);
    }
}
