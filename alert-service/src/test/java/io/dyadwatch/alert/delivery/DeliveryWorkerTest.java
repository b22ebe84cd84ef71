package io.dyadwatch.alert.delivery;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class DeliveryWorkerTest {
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            4,
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            new RetrySchedule(List.of(Duration.ofHours(1)), 0),
            Lanes.policy(2));

    private final Clock clock = Clock.systemUTC();

    @Test
    void aResultThatTheDatabaseRefusesIsRecordedInOtherWords(TestDatabase db) {
        Sender sender = claim -> new AttemptResult.Failed(500, true, "the answer was 500", "a\u0000b", null);
        oneAlert(db);

        work(
                db,
                sender,
                () -> assertThat(
                                db.column("select status || ' ' || error || ' ' || coalesce(answer, '-') from attempt"))
                        .hasSize(2)
                        .containsOnly("500 the database refused the words of this result -"));

        assertThat(db.column("select state || ' ' || attempts from delivery")).containsOnly("pending 1");
    }

    @Test
    void anErrorWhileClaimingDoesNotStopDeliveriesForGood(TestDatabase db) {
        oneAlert(db);
        AtomicBoolean failed = new AtomicBoolean();
        DataSource failsOnce = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (failed.compareAndSet(false, true)) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    return method.invoke(db.source(), arguments);
                });

        work(
                db,
                new Database(failsOnce),
                claim -> new AttemptResult.Delivered(204, ""),
                () -> assertThat(db.column("select state from delivery")).containsOnly("delivered"));

        assertThat(failed).isTrue();
    }

    @Test
    void anAttemptThatEndsInAnErrorIsRecordedAndRetriedByTheSchedule(TestDatabase db) {
        oneAlert(db);

        work(
                db,
                claim -> {
                    throw new StackOverflowError();
                },
                () -> assertThat(db.column("select error from attempt"))
                        .hasSize(2)
                        .containsOnly("an error of our own"));

        assertThat(db.column("select state || ' ' || attempts from delivery")).containsOnly("pending 1");
    }

    private void work(TestDatabase db, Sender sender, Runnable outcome) {
        work(db, db.database(), sender, outcome);
    }

    private void work(TestDatabase db, Database claimedFrom, Sender sender, Runnable outcome) {
        DeliveryQueue queue = new DeliveryQueue(claimedFrom, clock, SETTINGS, UUID::randomUUID);
        AttemptRecorder recorder = new AttemptRecorder(
                db.database(), clock, SETTINGS, RandomGenerator.getDefault(), Lanes.events(db.database()));
        try (DeliveryWorker worker =
                new DeliveryWorker(queue, recorder, sender, clock, SETTINGS, new SimpleMeterRegistry())) {
            worker.start();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(outcome::run);
        }
    }

    private void oneAlert(TestDatabase db) {
        Watches watches = new Watches(db.database(), clock);
        String endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id()
                .toString();
        watches.create(Caller.LOCAL, Definitions.pair("w", MADURO, RUSSIA, UUID.fromString(endpoint)));
        Ledger ledger = new Ledger(db.database(), clock, new StoryRule(Duration.ofDays(3), 0.6));
        new ArticleIntake(Lookup.in(watches), ledger, new SourceName(), clock)
                .take(Json.write(Articles.article("https://a.example/1", null)), Optional.empty());
    }
}
