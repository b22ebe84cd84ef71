package io.dyadwatch.alert.retention;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.Watches;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgreSql.class)
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Retention.Keeping KEEPING =
            new Retention.Keeping(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(3));
    private static final int MANY = 50_000;

    /** Counts of 3,000 days. */
    private static final String DAYS = "insert into alerts_of_day (subscriber_id, day, alerts) select"
            + " '00000000-0000-0000-0000-000000000001', date '2026-10-01' - n, 1 from generate_series(1, 3000) n";

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private TestDatabase db;
    private Watches watches;
    private UUID endpoint;
    private Watch watch;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null))
                .id();
        watches = new Watches(db.database(), clock);
        watch = watches.create(Caller.LOCAL, Definitions.pair("one", MADURO, RUSSIA, endpoint));
    }

    @Test
    void whatIsOlderThanThirtyDaysGoesAndTheRestStays() {
        alerts(3, "2026-10-01T00:00:00Z", "delivered");
        alerts(2, "2026-11-01T00:00:00Z", "delivered");

        Map<String, Integer> removed = new HashMap<>();
        retention(KEEPING, removed).run();

        assertThat(counts()).containsExactly(2, 2, 2, 2, 2);
        assertThat(removed)
                .containsEntry("attempt", 3)
                .containsEntry("delivery", 3)
                .containsEntry("alert", 3)
                .containsEntry("operator_event", 3)
                .containsEntry("article_print", 5);
        assertThat(db.column("select distinct matched_at::date from alert")).containsExactly("2026-11-01");
    }

    @Test
    void anAlertStaysAsLongAsADeliveryOfItIsPending() {
        alerts(1, "2026-10-01T00:00:00Z", "pending");

        retention(KEEPING, new HashMap<>()).run();

        // Only the log of its attempts is too old.
        assertThat(counts()).containsExactly(0, 1, 1, 1, 1);

        db.execute("update delivery set state = 'dead', next_attempt_at = null, finished_at = '2026-11-19T00:00:00Z'");
        retention(KEEPING, new HashMap<>()).run();
        assertThat(counts()).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void whatADigestHasCollectedStaysUntilItIsTold() {
        alerts(1, "2026-10-01T00:00:00Z", "delivered");
        db.execute("update alert set outcome = 'digest', told_at = null");

        retention(KEEPING, new HashMap<>()).run();

        assertThat(db.count("alert")).isEqualTo(1);
    }

    @Test
    void whatTheDigestOfADeletedWatchHasCollectedGoes() {
        alerts(1, "2026-10-01T00:00:00Z", "delivered");
        db.execute("update alert set outcome = 'digest', told_at = null");
        watches.delete(Caller.LOCAL, watch.id());

        retention(KEEPING, new HashMap<>()).run();

        assertThat(db.count("alert")).isZero();
        assertThat(db.count("sighting")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "P10D, PT72H, '', P10D",
        "P1D, PT72H, '', P3D",
        "P1D, PT72H, '\"cooldown\": \"P12D\"', P12D",
        "P1D, PT72H, '\"digest\": \"PT100H\"', PT100H",
        "P1D, PT72H, '\"threshold\": {\"stories\": 3, \"window\": \"P20D\"}, \"digest\": \"P1D\"', P20D",
    })
    void alertsAreKeptAsLongAsStoriesAndWatchesNeedThem(
            Duration alerts, Duration stories, String rule, Duration expected) {
        if (!rule.isEmpty()) {
            watches.create(Caller.LOCAL, Definitions.parse("""
                {"name": "rules", "actors": ["%s", "%s"], "endpoint": "%s", %s}\
                """.formatted(MADURO, RUSSIA, endpoint, rule)));
        }
        Retention.Keeping keeping = new Retention.Keeping(Duration.ofDays(30), alerts, stories);

        assertThat(retention(keeping, new HashMap<>()).alertsKept()).isBetween(expected, expected.plusSeconds(1));
    }

    @Test
    void twoInstancesAtOnceRemoveEverythingOnce() throws Exception {
        alerts(5_000, "2026-10-01T00:00:00Z", "delivered");
        Map<String, Integer> removed = new ConcurrentHashMap<>();
        ExecutorService instances = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(instances.submit(() -> {
                    together.await();
                    retention(KEEPING, removed).run();
                    return null;
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            instances.shutdownNow();
        }
        // What one had in hand when the other came by its last time.
        retention(KEEPING, removed).run();

        assertThat(counts()).containsOnly(0);
        assertThat(removed.get("delivery")).isEqualTo(5_000);
        assertThat(removed.get("alert")).isEqualTo(5_000);
    }

    @Test
    void whileFiftyThousandRowsAreRemovedOthersInsertAndUpdateWithoutWaiting() throws Exception {
        alerts(MANY, "2026-10-01T00:00:00Z", "delivered");
        alerts(1, "2026-11-19T00:00:00Z", "pending");
        AtomicInteger written = new AtomicInteger();
        AtomicInteger batches = new AtomicInteger();
        // Within each pause, and between them as fast as it can, another session works with a lock_timeout.
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> work = other.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    writeWithoutWaiting("" + written.get());
                    written.incrementAndGet();
                }
            });
            new Retention(db.database(), clock, KEEPING, () -> batches.incrementAndGet() > 0, (table, rows) -> {})
                    .run();
            assertThat(work).isNotDone();
        } finally {
            other.shutdownNow();
        }

        assertThat(db.column("select count(*) from delivery where created_at < '2026-11-01'"))
                .containsExactly("0");
        assertThat(batches.get()).isGreaterThan(100);
        assertThat(written.get()).isGreaterThan(10);
    }

    /** The batch of each table is looked at while its transaction is open. */
    @Test
    void aBatchLocksRowsAndNeverATable() {
        alerts(3_000, "2026-10-01T00:00:00Z", "delivered");
        db.execute(DAYS);
        for (Sweep sweep : Sweep.values()) {
            db.database().transaction(connection -> {
                assertThat(sweep.remove(connection, NOW.minus(Duration.ofDays(30)), Retention.BATCH))
                        .isEqualTo(Retention.BATCH);
                assertThat(locks(connection))
                        .contains("RowExclusiveLock")
                        .isSubsetOf("AccessShareLock", "RowShareLock", "RowExclusiveLock");
                writeWithoutWaiting(sweep.table());
                return 0;
            });
        }
    }

    @Test
    void everySweepFindsItsRowsByAnIndex() {
        alerts(20_000, "2026-10-01T00:00:00Z", "delivered");
        alerts(20_000, "2026-11-01T00:00:00Z", "delivered");
        db.execute("insert into watch (id, subscriber_id, version, definition, endpoint_id, created_at, change)"
                + " select gen_random_uuid(), subscriber_id, 1, definition, endpoint_id, created_at, -n"
                + " from watch, generate_series(1, 20000) n");
        db.execute(DAYS);
        db.execute("analyze");

        for (Sweep sweep : Sweep.values()) {
            String select = sweep.select().replaceFirst("\\?", "'2026-10-21'").replaceFirst("\\?", "1000");
            assertThat(db.column("explain " + select)).noneMatch(line -> line.contains("Seq Scan"));
        }
        assertThat(db.column("explain " + Retention.longestWindow())).noneMatch(line -> line.contains("Seq Scan"));
        for (String delete : List.of(
                "delete from attempt where delivery_id = any(?)",
                "delete from attempt where ctid = any(?)",
                "delete from delivery_alert where delivery_id = any(?)",
                "delete from delivery_alert where alert_id = any(?)",
                "delete from sighting where alert_id = any(?)")) {
            String some = delete.contains("ctid") ? "'{\"(0,1)\"}'::tid[]" : "'{" + new UUID(1, 1) + "}'::uuid[]";
            assertThat(db.column("explain " + delete.replace("?", some))).noneMatch(line -> line.contains("Seq Scan"));
        }
    }

    private Retention retention(Retention.Keeping keeping, Map<String, Integer> removed) {
        return new Retention(
                db.database(), clock, keeping, () -> true, (table, rows) -> removed.merge(table, rows, Integer::sum));
    }

    /** Rows in attempt, delivery, delivery_alert, sighting and alert. */
    private List<Integer> counts() {
        return Stream.of("attempt", "delivery", "delivery_alert", "sighting", "alert")
                .map(db::count)
                .toList();
    }

    /** Alerts of a time, each with a further source, a delivery and an attempt. */
    private void alerts(int count, String time, String state) {
        db.execute("""
            with made as (
                select gen_random_uuid() as id, gen_random_uuid() as delivery, n,
                       '%1$s'::timestamptz + n * interval '1 millisecond' as at
                from generate_series(1, %2$d) n),
            alerts as (
                insert into alert (id, watch_id, article_id, matched_at, fetched_at, told_at, body)
                select id, '%3$s', 'article-' || id, at, at, at, 'body' from made),
            seen as (
                insert into sighting (alert_id, watch_id, article_id, revision, source, seen_at)
                select id, '%3$s', 'copy-' || id, 1, 'example.org', at from made),
            prints as (
                insert into article_print (article_id, revision, fingerprint, bands, seen_at)
                select 'copy-' || id, 1, 'm2:', '{1,2}', at from made),
            events as (
                insert into operator_event (id, kind, at) select id, 'test', at from made),
            deliveries as (
                insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, attempts, created_at,
                                      next_attempt_at, finished_at)
                select delivery, 'webhook', '%4$s', '%4$s', 'body', at, '%5$s', 1, at,
                       case when '%5$s' = 'pending' then at end, case when '%5$s' <> 'pending' then at end
                from made),
            links as (
                insert into delivery_alert (delivery_id, alert_id, position) select delivery, id, 0 from made)
            insert into attempt (delivery_id, number, started_at, duration_ms) select delivery, 1, at, 5 from made
            """.formatted(time, count, watch.id(), endpoint, state));
    }

    /** What the service does meanwhile; fails where it would have to wait for a lock. */
    private void writeWithoutWaiting(String number) {
        db.database().transaction(connection -> {
            Sql.update(connection, "set local lock_timeout = '200ms'");
            Sql.update(
                    connection,
                    "insert into alert (id, watch_id, article_id, matched_at, fetched_at, told_at, body)"
                            + " values (?, ?, ?, ?, ?, ?, 'body')",
                    UUID.randomUUID(),
                    watch.id(),
                    "new-" + number,
                    NOW,
                    NOW,
                    NOW);
            UUID delivery = UUID.randomUUID();
            Sql.update(
                    connection,
                    "insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, created_at,"
                            + " next_attempt_at) values (?, 'webhook', ?, ?, 'body', ?, 'pending', ?, ?)",
                    delivery,
                    endpoint,
                    endpoint,
                    NOW,
                    NOW,
                    NOW);
            Sql.update(
                    connection,
                    "insert into attempt (delivery_id, number, started_at, duration_ms) values (?, 1, ?, 5)",
                    delivery,
                    NOW);
            return Sql.update(connection, "update delivery set attempts = attempts + 1 where state = 'pending'");
        });
    }

    /** Modes of the locks that a transaction holds on tables and indexes. */
    private List<String> locks(Connection connection) throws java.sql.SQLException {
        int pid = Sql.query(connection, "select pg_backend_pid() as pid", row -> row.getInt("pid"))
                .get(0);
        return db.column("select distinct mode from pg_locks where locktype = 'relation' and granted and pid = " + pid);
    }
}
