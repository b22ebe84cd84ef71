package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.ArticleId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class KafkaAwayTest {
    private static final int SENDERS = 40;

    @TestHTTPResource("/")
    URI service;

    KafkaBroker broker;

    @Test
    @Timeout(180)
    void everybodyIsToldToTryAgainAndTheServiceGoesOnWhenKafkaIsBack() {
        // given
        IngestClient client = new IngestClient(service);
        assertThat(client.post("{\"source\":\"away\",\"text\":\"before\"}").status())
                .isEqualTo(202);
        assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
        broker.stop();
        try {
            // when
            List<IngestClient.Answer> answers = postTogether(client);
            IngestClient.Answer batch = client.batch("{\"source\":\"away\",\"text\":\"in a batch\"}\n{}\n");

            // then
            assertThat(answers).hasSize(SENDERS).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("retry-after")).matches("[1-9][0-9]*");
                assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            });
            assertThat(batch.response().body().lines())
                    .map(IngestClient::parse)
                    .extracting(result -> result.path("status").asInt())
                    .containsExactly(503, 422);
            assertThat(client.get("/q/health/ready").status()).isEqualTo(503);
            assertThat(client.get("/q/health/live").status()).isEqualTo(200);
        } finally {
            broker.bringBack();
        }

        // when
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        client.post("{\"source\":\"away\",\"text\":\"after\"}").status() == 202);

        // then
        assertThat(new PublishedArticles(broker).of(ArticleId.ofContent("away", null, "after")))
                .isNotEmpty();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/q/health/ready").status() == 200);
        JsonNode result = IngestClient.parse(client.batch("{\"source\":\"away\",\"text\":\"after, in a batch\"}")
                .response()
                .body());
        assertThat(result.path("status").asInt()).isEqualTo(202);
    }

    private static List<IngestClient.Answer> postTogether(IngestClient client) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            return IntStream.range(0, SENDERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> client.post("{\"source\":\"away\",\"text\":\"meanwhile " + i + "\"}"), senders))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            senders.shutdown();
        }
    }
}
