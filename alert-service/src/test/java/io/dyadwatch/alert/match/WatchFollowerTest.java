package io.dyadwatch.alert.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.WatchChanges;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.alert.watch.Watches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class WatchFollowerTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration BAR = Duration.ofSeconds(5);
    private static final UUID ENDPOINT = new UUID(3, 4);

    private final List<WatchFollower> followers = new ArrayList<>();
    private TestDatabase db;
    private Watches watches;

    @BeforeEach
    void begin(TestDatabase database) {
        db = database;
        watches = new Watches(db.database(), Clock.systemUTC());
        db.execute("insert into endpoint (id, subscriber_id, url, created_at) values ('" + ENDPOINT
                + "', '00000000-0000-0000-0000-000000000001', 'http://a.example/', now())");
    }

    @AfterEach
    void end() {
        followers.forEach(WatchFollower::close);
    }

    @Test
    void whatOneInstanceChangesTheOtherMatches() {
        WatchIndex here = new WatchIndex(new SourceName());
        WatchIndex there = new WatchIndex(new SourceName());
        WatchFollower own = follower(here, NEVER);
        WatchFollower other = follower(there, OFTEN);
        own.start();
        other.start();
        await().atMost(BAR).until(() -> own.isReady() && other.isReady());

        Watch made = watches.create(Caller.LOCAL, definition("russia", "cuba"));
        own.changed();
        assertThat(found(here)).containsExactly(made);
        await().atMost(BAR).until(() -> found(there).equals(List.of(made)));

        Watch changed = change(made, definition("russia", "iran"));
        own.changed();
        assertThat(found(here)).containsExactly(changed);
        await().atMost(BAR).until(() -> found(there).equals(List.of(changed)));

        watches.delete(Caller.LOCAL, made.id());
        own.changed();
        assertThat(found(here)).isEmpty();
        await().atMost(BAR).until(() -> found(there).isEmpty());
    }

    @Test
    void noChangeIsMissedWhileManyWriteAtOnce() throws Exception {
        WatchIndex index = new WatchIndex(new SourceName());
        WatchFollower follower = follower(index, Duration.ofMillis(1));
        follower.start();
        // Each holds its transaction open for a while between its number and its commit.
        Watches slow = new Watches(new Database(committingSlowly()), Clock.systemUTC());
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(i);
            writing.add(writers.submit(() -> {
                List<Watch> own = new ArrayList<>();
                for (int k = 0; k < 25; k++) {
                    int fate = own.isEmpty() ? 0 : random.nextInt(4);
                    if (fate == 0 || fate == 3) {
                        own.add(slow.create(Caller.LOCAL, definition("russia", "actor-" + random.nextInt(5))));
                    } else if (fate == 1) {
                        change(own.get(random.nextInt(own.size())), definition("cuba", "actor-" + random.nextInt(5)));
                    } else {
                        slow.delete(
                                Caller.LOCAL,
                                own.remove(random.nextInt(own.size())).id());
                    }
                }
            }));
        }
        for (Future<?> each : writing) {
            each.get(60, TimeUnit.SECONDS);
        }
        writers.shutdown();

        // As a new instance, which cannot have missed anything.
        WatchIndex fresh = new WatchIndex(new SourceName());
        follower(fresh, NEVER).changed();
        assertThat(fresh.size()).isPositive();
        await().atMost(BAR).untilAsserted(() -> assertThat(all(index)).isEqualTo(all(fresh)));
    }

    @Test
    void whilePostgreSqlIsAwayTheWatchesStayAndTheGaugeTellsForHowLong() {
        watches.create(Caller.LOCAL, definition("russia", "cuba"));
        AtomicBoolean away = new AtomicBoolean();
        MutableClock clock = MutableClock.epochUTC();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        WatchIndex index = new WatchIndex(new SourceName());
        WatchFollower follower = new WatchFollower(
                new WatchChanges(new Database(source((proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("away", "08001");
                    }
                    return db.source().getConnection();
                }))),
                index,
                NEVER,
                clock,
                meters);
        follower.changed();
        away.set(true);
        clock.add(Duration.ofSeconds(90));
        Watch later = watches.create(Caller.LOCAL, definition("russia", "iran"));

        follower.changed();

        assertThat(follower.isReady()).isTrue();
        assertThat(index.size()).isEqualTo(1);
        assertThat(gauge(meters, "dyadwatch.alert.watches")).isEqualTo(1);
        assertThat(gauge(meters, "dyadwatch.alert.watches.behind.seconds")).isEqualTo(90);
        away.set(false);
        follower.changed();
        assertThat(found(index)).contains(later).hasSize(2);
        assertThat(gauge(meters, "dyadwatch.alert.watches.behind.seconds")).isZero();
    }

    @Test
    void eachPageOfALongFirstReadingIsProgressThoughTheWholeOfItFails() {
        AtomicInteger connections = new AtomicInteger();
        WatchFollower follower = new WatchFollower(
                new WatchChanges(new Database(source((proxy, method, arguments) -> {
                    // One connection for where the database stands, one for each page.
                    if (connections.incrementAndGet() > 2) {
                        throw new SQLException("away", "08001");
                    }
                    return db.source().getConnection();
                }))),
                new WatchIndex(new SourceName()),
                NEVER,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        watches.create(Caller.LOCAL, definition("russia", "cuba"));
        // One more than a page.
        db.execute("insert into watch (id, subscriber_id, version, definition, endpoint_id, created_at, change)"
                + " select gen_random_uuid(), subscriber_id, version, definition, endpoint_id, created_at,"
                + " nextval('watch_change') from watch cross join generate_series(1, 5000)");
        long before = follower.standing().done();

        follower.changed();

        assertThat(follower.isReady()).isFalse();
        assertThat(follower.standing().done()).isGreaterThan(before);
    }

    @Test
    void beforeTheFirstReadingNobodyIsReady() {
        WatchFollower follower = new WatchFollower(
                new WatchChanges(new Database(source((proxy, method, arguments) -> {
                    throw new SQLException("away", "08001");
                }))),
                new WatchIndex(new SourceName()),
                NEVER,
                Clock.systemUTC(),
                new SimpleMeterRegistry());

        follower.changed();

        assertThat(follower.isReady()).isFalse();
    }

    @Test
    void aDatabaseThatWasSetBackIsReadAgainAsAWhole() {
        WatchIndex index = new WatchIndex(new SourceName());
        WatchFollower follower = follower(index, NEVER);
        Watch kept = watches.create(Caller.LOCAL, definition("russia", "cuba"));
        Watch changed = watches.create(Caller.LOCAL, definition("russia", "iran"));
        db.execute("create table backup as select * from watch");
        change(changed, definition("russia", "actor-1"));
        watches.create(Caller.LOCAL, definition("russia", "actor-2"));
        follower.changed();
        assertThat(index.size()).isEqualTo(3);

        db.execute("delete from watch_state; delete from watch;"
                + " insert into watch select * from backup; insert into watch_state (watch_id) select id from watch;"
                + " select setval('watch_change', 2)");
        follower.changed();

        assertThat(found(index)).containsExactlyInAnyOrder(kept, changed);
    }

    @Test
    void aDatabaseThatWasSetBackAndChangedSinceIsReadAgainToo() {
        WatchIndex index = new WatchIndex(new SourceName());
        WatchFollower follower = follower(index, NEVER);
        Watch kept = watches.create(Caller.LOCAL, definition("russia", "cuba"));
        watches.create(Caller.LOCAL, definition("russia", "iran"));
        follower.changed();

        db.execute("delete from watch_state where watch_id <> '" + kept.id() + "';" + " delete from watch where id <> '"
                + kept.id() + "'");
        Watch later = watches.create(Caller.LOCAL, definition("russia", "actor-3"));
        follower.changed();

        assertThat(found(index)).containsExactlyInAnyOrder(kept, later);
    }

    @Test
    void aWatchOfANewerVersionIsLeftOutAndItsNeighboursAreNot() {
        Watch neighbour = watches.create(Caller.LOCAL, definition("russia", "cuba"));
        Watch newer = watches.create(Caller.LOCAL, definition("russia", "iran"));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        WatchIndex index = new WatchIndex(new SourceName());
        WatchFollower follower =
                new WatchFollower(new WatchChanges(db.database()), index, NEVER, Clock.systemUTC(), meters);
        follower.changed();
        assertThat(index.size()).isEqualTo(2);

        db.execute("update watch set definition = jsonb_set(definition, '{scope}', '\"paragraph\"'),"
                + " change = nextval('watch_change') where id = '" + newer.id() + "'");
        follower.changed();

        assertThat(follower.isReady()).isTrue();
        assertThat(found(index)).containsExactly(neighbour);
        assertThat(gauge(meters, "dyadwatch.alert.watches.unreadable")).isEqualTo(1);
        Watch readable = change(newer, definition("russia", "iran"));
        follower.changed();
        assertThat(found(index)).contains(readable);
        assertThat(gauge(meters, "dyadwatch.alert.watches.unreadable")).isZero();
    }

    @Test
    void whoMayNotAskForTheSystemIdentifierFollowsNevertheless() {
        db.execute("revoke execute on function pg_control_system() from public;"
                + " create role plain; grant select on watch to plain");
        Watch made = watches.create(Caller.LOCAL, definition("russia", "cuba"));
        WatchIndex index = new WatchIndex(new SourceName());
        WatchFollower follower = new WatchFollower(
                new WatchChanges(new Database(source((proxy, method, arguments) -> {
                    Connection connection = db.source().getConnection();
                    Sql.query(connection, "select set_config('role', 'plain', false)", row -> true);
                    return connection;
                }))),
                index,
                NEVER,
                Clock.systemUTC(),
                new SimpleMeterRegistry());

        follower.changed();

        assertThat(found(index)).containsExactly(made);
    }

    private WatchFollower follower(WatchIndex index, Duration pollInterval) {
        WatchFollower follower = new WatchFollower(
                new WatchChanges(db.database()), index, pollInterval, Clock.systemUTC(), new SimpleMeterRegistry());
        followers.add(follower);
        return follower;
    }

    private Watch change(Watch watch, WatchDefinition definition) {
        return watches.change(Caller.LOCAL, watch.id(), definition).orElseThrow();
    }

    private static WatchDefinition definition(String one, String other) {
        return Definitions.pair("a watch", one, other, ENDPOINT);
    }

    /** The watches that an article finds which has everybody together in one sentence. */
    private static List<Watch> found(WatchIndex index) {
        List<String> actors = new ArrayList<>(List.of("russia", "cuba", "iran"));
        for (int i = 0; i < 5; i++) {
            actors.add("actor-" + i);
        }
        Story story = new Story(2).published(Instant.EPOCH);
        for (String one : actors) {
            story.names(one, 1);
            actors.stream().filter(other -> one.compareTo(other) < 0).forEach(other -> story.share(one, other, 1));
        }
        return index.matches(story.asked()).stream().map(Match::watch).toList();
    }

    private static Set<Watch> all(WatchIndex index) {
        Set<Watch> all = new HashSet<>(found(index));
        assertThat(all).hasSize(index.size());
        return all;
    }

    private static double gauge(SimpleMeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }

    /** Connections that wait up to 20 ms before each commit. */
    private DataSource committingSlowly() {
        Random random = new Random(5);
        return source((proxy, method, arguments) -> {
            Connection real = db.source().getConnection();
            return Proxy.newProxyInstance(
                    WatchFollowerTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (self, call, given) -> {
                        if (call.getName().equals("commit")) {
                            Sql.query(real, "select pg_sleep(?)", row -> true, random.nextInt(20) / 1000.0);
                        }
                        return call.invoke(real, given);
                    });
        });
    }

    private static DataSource source(InvocationHandler handler) {
        return (DataSource) Proxy.newProxyInstance(
                WatchFollowerTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, handler);
    }
}
