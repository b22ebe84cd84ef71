package io.dyadwatch.alert.ledger;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class LedgerTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private final SourceName sources = new SourceName();
    private TestDatabase db;
    private Endpoints endpoints;
    private Watches watches;
    private String endpoint;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        endpoints = new Endpoints(db.database(), clock);
        watches = new Watches(db.database(), clock);
        endpoint = endpoints
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id()
                .toString();
    }

    @Test
    void anArticleThatMatchesIsOneAlertOneWebhookAndOneRecordForKafka() {
        Watch watch = watch("one");

        Ledger.Written written = take(Articles.article("https://a.example/1", Articles.fingerprint(1)));

        assertThat(written).isEqualTo(written(1, 0));
        assertThat(db.column("select target from delivery order by target")).containsExactly("kafka", "webhook");
        assertThat(db.column("select traceparent from delivery")).containsOnly(TRACE);
        assertThat(db.column("select watch_id from alert"))
                .containsExactly(watch.id().toString());
    }

    @Test
    void alertsOfManyWatchesShareDeliveriesOfABoundedSize() {
        for (int i = 0; i < 45; i++) {
            watch("watch " + i);
        }

        Ledger.Written written = take(Articles.article("https://a.example/1", Articles.fingerprint(1)));

        assertThat(written).isEqualTo(written(45, 0));
        assertThat(db.column("select count(*) from delivery d join delivery_alert a on a.delivery_id = d.id"
                        + " where d.target = 'webhook' group by d.id order by 1"))
                .containsExactly("7", "19", "19");
        assertThat(db.column("select 1 from delivery where target = 'webhook' and octet_length(body) > 20000"))
                .isEmpty();
        assertThat(db.column("select count(*) from delivery where target = 'kafka'"))
                .containsExactly("45");
    }

    @Test
    void theSameRecordAgainChangesNothing() {
        watch("one");
        EnrichedArticle article = Articles.article("https://a.example/1", Articles.fingerprint(1));
        take(article);

        Ledger.Written again = take(article);

        assertThat(again).isEqualTo(Ledger.Written.NOTHING);
        assertThat(db.count("alert")).isEqualTo(1);
        assertThat(db.count("sighting")).isEqualTo(1);
        assertThat(db.count("delivery")).isEqualTo(2);
    }

    @Test
    void withoutSightingsAndUniqueKeyTheSameRecordWouldAlertTwice() {
        watch("one");
        EnrichedArticle article = Articles.article("https://a.example/1", Articles.fingerprint(1));
        db.execute("alter table alert drop constraint alert_pkey cascade");
        take(article);
        db.execute("delete from sighting");

        take(article);

        assertThat(db.count("alert")).isEqualTo(2);
        // Named for their alert, they are there already.
        assertThat(db.count("delivery")).isEqualTo(2);
    }

    @Test
    void aLedgerThatWasSetBackMakesTheSameDeliveriesUnderTheSameIds() {
        watch("one");
        watch("other");
        EnrichedArticle article = Articles.article("https://a.example/1", Articles.fingerprint(1));
        take(article);
        String deliveries = "select id || ' ' || target from delivery order by 1";
        List<String> before = db.column(deliveries);
        db.execute("truncate delivery, delivery_alert, attempt, alert, sighting, article_print, watch_state cascade");
        db.execute("insert into watch_state (watch_id) select id from watch");
        clock.add(Duration.ofDays(1));

        take(article);

        assertThat(before).hasSize(3);
        assertThat(db.column(deliveries)).isEqualTo(before);
    }

    @Test
    void aNewRevisionOfAnAlertedArticleDoesNotAlertAgain() {
        watch("one");
        take(Articles.article("https://a.example/1", Articles.fingerprint(1)));

        Ledger.Written revision = take(Articles.revision("https://a.example/1", Articles.fingerprint(2), 2));

        assertThat(revision).isEqualTo(Ledger.Written.NOTHING);
        assertThat(db.count("alert")).isEqualTo(1);
    }

    @Test
    void aBackfilledArticleDoesNotAlert() {
        watch("one");

        assertThat(take(Articles.backfilled("https://a.example/1"))).isEqualTo(Ledger.Written.NOTHING);
        assertThat(db.count("alert")).isZero();
    }

    @Test
    void aReprintIsAFurtherSourceAndSoItIsWhenReadAgain() {
        Watch watch = watch("one");
        take(Articles.article("https://a.example/1", Articles.fingerprint(1)));
        EnrichedArticle reprint = Articles.article("https://www.b.example/2", Articles.fingerprintLike(1, 90));

        Ledger.Written first = take(reprint);
        Ledger.Written again = take(reprint);

        assertThat(first).isEqualTo(written(0, 1));
        assertThat(again).isEqualTo(Ledger.Written.NOTHING);
        assertThat(db.count("delivery")).isEqualTo(2);
        Alerts alerts = new Alerts(db.database());
        List<Alerts.Item> listed = alerts.list(
                        Optional.empty(), Optional.of(watch.id()), Outcome.SENT, PageRequest.of(null, null))
                .items();
        assertThat(listed)
                .singleElement()
                .satisfies(
                        item -> assertThat(item.alert().story().sources()).containsExactly("a.example", "b.example"));
        assertThat(alerts.find(Optional.empty(), listed.get(0).alert().id())).hasValueSatisfying(detail -> {
            assertThat(detail.copies()).extracting(Alerts.Copy::source).containsExactly("b.example");
            assertThat(detail.copyCount()).isEqualTo(1);
            assertThat(detail.deliveries()).hasSize(2);
        });
    }

    @Test
    void aRevisedReprintStaysInItsStoryAfterTheWindowAndWithOtherWords() {
        watch("one");
        take(Articles.article("https://a.example/1", Articles.fingerprint(1)));
        take(Articles.article("https://b.example/2", Articles.fingerprintLike(1, 90)));
        clock.add(Duration.ofDays(3).plusSeconds(1));

        Ledger.Written revision = take(Articles.revision("https://b.example/2", Articles.fingerprint(2), 2));

        assertThat(revision).isEqualTo(Ledger.Written.NOTHING);
        assertThat(db.count("alert")).isEqualTo(1);
        assertThat(db.count("delivery")).isEqualTo(2);
    }

    @Test
    void anotherStoryAndTheSameStoryAfterTheWindowAlertAgain() {
        watch("one");
        take(Articles.article("https://a.example/1", Articles.fingerprint(1)));

        Ledger.Written other = take(Articles.article("https://b.example/2", Articles.fingerprintLike(1, 60)));
        clock.add(Duration.ofDays(3).plusSeconds(1));
        Ledger.Written later = take(Articles.article("https://c.example/3", Articles.fingerprint(1)));

        assertThat(other.count(Outcome.SENT)).isEqualTo(1);
        assertThat(later.count(Outcome.SENT)).isEqualTo(1);
    }

    @Test
    void articlesTooShortForAFingerprintAreStoriesOfTheirOwn() {
        watch("one");

        assertThat(take(Articles.article("https://a.example/1", null)).count(Outcome.SENT))
                .isEqualTo(1);
        assertThat(take(Articles.article("https://b.example/2", null)).count(Outcome.SENT))
                .isEqualTo(1);
    }

    @Test
    void watchesOfOneEndpointShareADeliveryThatNamesThemAll() {
        watch("one");
        watch("two");

        Ledger.Written written = take(Articles.article("https://a.example/1", Articles.fingerprint(1)));

        assertThat(written.count(Outcome.SENT)).isEqualTo(2);
        assertThat(db.column("select target from delivery order by target"))
                .containsExactly("kafka", "kafka", "webhook");
        assertThat(db.column("select count(*) from delivery_alert a join delivery d on d.id = a.delivery_id"
                        + " where d.target = 'webhook'"))
                .containsExactly("2");
    }

    @Test
    void aWatchMadeLaterThatFirstMatchesACopySendsItsOwn() {
        watch("one");
        take(Articles.article("https://a.example/1", Articles.fingerprint(1)));
        watch("two");

        Ledger.Written written = take(Articles.article("https://b.example/2", Articles.fingerprintLike(1, 100)));

        assertThat(written).isEqualTo(written(1, 1));
    }

    @Test
    void aWatchDeletedMeanwhileDoesNotAlert() {
        Watch watch = watch("one");
        watches.delete(Caller.LOCAL, watch.id());

        assertThat(take(Articles.article("https://a.example/1", Articles.fingerprint(1))))
                .isEqualTo(Ledger.Written.NOTHING);
    }

    @Test
    void aDeletedEndpointEndsWhatWasStillToBeSent() {
        watch("one");
        take(Articles.article("https://a.example/1", Articles.fingerprint(1)));

        endpoints.delete(Caller.LOCAL, UUID.fromString(endpoint));

        assertThat(db.column("select state || ': ' || reason from delivery where target = 'webhook'"))
                .containsExactly("dead: the endpoint was deleted");
        assertThat(db.column("select state from delivery where target = 'kafka'"))
                .containsExactly("pending");
    }

    @Test
    void twoReprintsAtOnceOnTwoInstancesAreOneAlertFiftyTimes() throws Exception {
        watch("one");
        ExecutorService instances = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            for (int round = 0; round < 50; round++) {
                long story = 1000L + round;
                List<Future<Ledger.Written>> both = new ArrayList<>();
                for (String outlet : List.of("a", "b")) {
                    EnrichedArticle reprint = Articles.article(
                            "https://" + outlet + ".example/" + round,
                            outlet.equals("a") ? Articles.fingerprint(story) : Articles.fingerprintLike(story, 100));
                    ArticleIntake instance = intake();
                    Callable<Ledger.Written> take = () -> {
                        together.await();
                        return instance.take(Json.write(reprint), Optional.empty());
                    };
                    both.add(instances.submit(take));
                }
                Ledger.Written one = both.get(0).get();
                Ledger.Written other = both.get(1).get();
                assertThat(one.count(Outcome.SENT) + other.count(Outcome.SENT)).isEqualTo(1);
                assertThat(one.copies() + other.copies()).isEqualTo(1);
            }
        } finally {
            instances.shutdownNow();
        }

        assertThat(db.count("alert")).isEqualTo(50);
        assertThat(db.count("sighting")).isEqualTo(100);
    }

    private static Ledger.Written written(int sent, int copies) {
        return new Ledger.Written(sent == 0 ? Map.of() : Map.of(Outcome.SENT, sent), copies, 0);
    }

    private Ledger.Written take(EnrichedArticle article) {
        return intake().take(Json.write(article), Optional.of(TRACE));
    }

    private ArticleIntake intake() {
        Ledger ledger = new Ledger(db.database(), clock, new StoryRule(Duration.ofDays(3), 0.6));
        return new ArticleIntake(Lookup.in(watches), ledger, sources, clock);
    }

    private Watch watch(String name) {
        return watches.create(Caller.LOCAL, Definitions.pair(name, MADURO, RUSSIA, UUID.fromString(endpoint)));
    }
}
