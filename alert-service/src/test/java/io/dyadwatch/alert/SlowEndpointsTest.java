package io.dyadwatch.alert;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.delivery.AttemptRecorder;
import io.dyadwatch.alert.delivery.AttemptResult;
import io.dyadwatch.alert.delivery.Claim;
import io.dyadwatch.alert.delivery.DeliveryQueue;
import io.dyadwatch.alert.delivery.DeliverySettings;
import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.delivery.LedgerOutbox;
import io.dyadwatch.alert.delivery.Sender;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class SlowEndpointsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();

    @Test
    void threeEndpointsThatDoNotAnswerHoldUpNeitherAGoodOneNorKafka(TestDatabase db) {
        Endpoints endpoints = new Endpoints(db.database(), clock);
        Watches watches = new Watches(db.database(), clock);
        DeliverySettings settings = DeliveryWiring.settings(Settings.with(Map.of()));
        for (int i = 0; i < 3; i++) {
            watch(watches, endpoints, "https://hangs.example/" + i);
        }
        article(db, watches, 10);
        DeliveryQueue queue = new DeliveryQueue(db.database(), clock, settings, UUID::randomUUID);
        AttemptRecorder recorder = new AttemptRecorder(
                db.database(),
                clock,
                settings,
                RandomGenerator.getDefault(),
                new OperatorEvents(db.database(), new LedgerOutbox(), new SimpleMeterRegistry()));

        try (DeliveryWorker worker =
                new DeliveryWorker(queue, recorder, sender(), clock, settings, new SimpleMeterRegistry())) {
            worker.start();
            await().atMost(SOON).until(() -> hanging.get() == 3);
            UUID good = watch(watches, endpoints, "https://good.example/");
            article(db, watches, 1);
            worker.wake();

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(db.column("select state from delivery where endpoint_id = '" + good + "'"))
                                    .containsExactly("delivered"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(db.column("select distinct state from delivery where target = 'kafka'"))
                                    .containsExactly("delivered"));
            assertThat(hanging).hasValue(3);
            testOver.countDown();
        } finally {
            testOver.countDown();
        }
    }

    private Sender sender() {
        return claim -> {
            if (claim.goal() instanceof Claim.Goal.Webhook webhook
                    && webhook.url().contains("hangs")) {
                hanging.incrementAndGet();
                try {
                    testOver.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new AttemptResult.Delivered(204, "");
        };
    }

    private void article(TestDatabase db, Watches watches, int count) {
        Ledger ledger = new Ledger(db.database(), clock, new StoryRule(Duration.ofDays(3), 0.6));
        ArticleIntake intake = new ArticleIntake(Lookup.in(watches), ledger, new SourceName(), clock);
        for (int i = 0; i < count; i++) {
            intake.take(Json.write(Articles.article("https://a.example/" + UUID.randomUUID(), null)), Optional.empty());
        }
    }

    private static UUID watch(Watches watches, Endpoints endpoints, String url) {
        UUID endpoint =
                endpoints.create(Caller.LOCAL, new EndpointRequest(url, null)).id();
        watches.create(Caller.LOCAL, Definitions.pair("w", MADURO, RUSSIA, endpoint));
        return endpoint;
    }
}
