package io.dyadwatch.alert.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Token;
import io.dyadwatch.access.TokenHash;
import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.contracts.InvalidRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class SubscribersTest {
    private static final PageRequest FIRST_PAGE = PageRequest.of(null, null);

    /** Later than any run: the built-in subscribers' rows bear the machine's time, the migration's {@code now()}. */
    private final MutableClock clock = MutableClock.of(Instant.parse("2999-06-01T12:00:00Z"), java.time.ZoneOffset.UTC);

    private final Quotas quotas = new Quotas(new Defaults(), clock);
    private final DailyAlerts alerts = new DailyAlerts(quotas);

    private TestDatabase db;
    private Subscribers subscribers;
    private ApiTokens tokens;

    private static final class Defaults implements QuotaConfig {
        @Override
        public int watches() {
            return 3;
        }

        @Override
        public int endpoints() {
            return 2;
        }

        @Override
        public int alertsPerDay() {
            return 5;
        }
    }

    @BeforeEach
    void open(TestDatabase database) {
        db = database;
        subscribers = new Subscribers(db.database(), quotas, clock);
        tokens = new ApiTokens(db.database(), clock);
    }

    @Test
    void oneHasTheDefaultQuotasUnlessTheOperatorGivesOthers() {
        // when
        Account plain = make("plain");
        Account large = subscribers
                .create(new SubscriberRequest("large", new Quota(null, 70, null), null))
                .orElseThrow();

        // then
        assertThat(plain.quota()).isEqualTo(new Quota(3, 2, 5));
        assertThat(large.quota()).isEqualTo(new Quota(3, 70, 5));
        assertThat(plain.used()).isEqualTo(new Quota(0, 0, 0));
        assertThat(subscribers.find(plain.id())).contains(plain);
    }

    @Test
    void theBuiltInOnesHaveNoQuotas() {
        for (UUID builtIn : List.of(Caller.LOCAL, Caller.OPERATOR)) {
            assertThat(subscribers.find(builtIn).orElseThrow().quota()).isEqualTo(new Quota(null, null, null));
        }
    }

    @Test
    void aNameIsHadOnce() {
        // given
        make("desk");
        Account other = make("other");

        // then
        assertThat(subscribers.create(request("desk"))).isEmpty();
        assertThatThrownBy(() -> subscribers.change(other.id(), request("desk")))
                .isInstanceOf(NameTaken.class);
        assertThat(subscribers.change(other.id(), request("other"))).isPresent();
    }

    @Test
    void theyAreListedNewestFirst() {
        // given
        Account first = make("first");
        clock.add(Duration.ofSeconds(1));
        Account second = make("second");

        // then
        assertThat(subscribers.list(FIRST_PAGE).items()).extracting(Account::id).startsWith(second.id(), first.id());
    }

    @Test
    void aTokenIsShownOnceAndKeptAsItsHash() {
        // given
        Account desk = make("desk");

        // when
        ApiToken made = create(desk, null);

        // then
        String shown = made.token();
        assertThat(shown).startsWith("dwt_");
        assertThat(tokens.list(desk.id(), FIRST_PAGE).items())
                .singleElement()
                .satisfies(listed -> assertThat(listed.token()).isNull());
        assertThat(db.column("select encode(hash, 'hex') from api_token"))
                .containsExactly(hash(made).hex());
        assertThat(tokens.use(hash(made))).contains(Holder.ofSubscriber(desk.id(), "desk"));
    }

    @Test
    void aTokenIsNoneOnceItIsExpiredOrRevokedOrItsSubscriberDisabled() {
        // given
        Account desk = make("desk");
        ApiToken expiring = create(desk, clock.instant().plusSeconds(60));
        ApiToken revoked = create(desk, null);
        ApiToken lasting = create(desk, null);

        // when
        clock.add(Duration.ofSeconds(60));
        assertThat(tokens.revoke(desk.id(), revoked.id())).isTrue();

        // then
        assertThat(tokens.use(hash(expiring))).isEmpty();
        assertThat(tokens.use(hash(revoked))).isEmpty();
        assertThat(tokens.use(hash(lasting))).isPresent();

        // when
        assertThat(subscribers.disable(desk.id())).isTrue();

        // then
        assertThat(tokens.use(hash(lasting))).isEmpty();
        assertThat(subscribers.find(desk.id()).orElseThrow().disabledAt()).isEqualTo(clock.instant());

        // when
        subscribers.change(desk.id(), request("desk"));

        // then
        assertThat(tokens.use(hash(lasting))).isPresent();
    }

    @Test
    void anotherSubscribersTokenIsNotRevoked() {
        // given
        Account desk = make("desk");
        ApiToken token = create(desk, null);

        // then
        assertThat(tokens.revoke(make("other").id(), token.id())).isFalse();
        assertThat(tokens.use(hash(token))).isPresent();
    }

    @Test
    void whenATokenWasLastUsedIsWrittenOnceAMinute() {
        // given
        Account desk = make("desk");
        ApiToken token = create(desk, null);
        Instant first = clock.instant();

        // when
        tokens.use(hash(token));
        clock.add(Duration.ofSeconds(59));
        tokens.use(hash(token));

        // then
        assertThat(lastUsed(desk)).isEqualTo(first);

        // when
        clock.add(Duration.ofSeconds(2));
        tokens.use(hash(token));

        // then
        assertThat(lastUsed(desk)).isEqualTo(clock.instant());
    }

    @Test
    void aTokenThatWouldBeExpiredOrHasNoSubscriberIsNotMade() {
        // given
        Account desk = make("desk");

        // then
        assertThatThrownBy(() -> create(desk, clock.instant()))
                .isInstanceOfSatisfying(
                        InvalidRecord.class, e -> assertThat(e.field()).isEqualTo("expiresAt"));
        assertThat(tokens.create(UUID.randomUUID(), new TokenRequest("x", null)))
                .isEmpty();
    }

    @Test
    void aSubscriberHasFiftyValidTokensAtMost() {
        // given
        Account desk = make("desk");
        for (int i = 0; i < 50; i++) {
            create(desk, null);
        }

        // then
        assertThatThrownBy(() -> create(desk, null))
                .isInstanceOf(QuotaExceeded.class)
                .hasMessageContaining("50 tokens");
        tokens.revoke(
                desk.id(), tokens.list(desk.id(), FIRST_PAGE).items().get(7).id());
        assertThat(create(desk, null).token()).isNotNull();
    }

    @Test
    void ofManyThatWouldTakeTheLastPlaceOneDoes() throws Exception {
        // given
        Account desk = make("desk");
        ExecutorService threads = Executors.newFixedThreadPool(8);

        // when
        List<Future<Boolean>> tries = new ArrayList<>();
        try {
            Callable<Boolean> attempt = () -> makesAnEndpoint(desk);
            for (int i = 0; i < 8; i++) {
                tries.add(threads.submit(attempt));
            }
            int made = 0;
            for (Future<Boolean> each : tries) {
                made += each.get() ? 1 : 0;
            }

            // then
            assertThat(made).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
        assertThat(db.count("endpoint")).isEqualTo(2);
        assertThat(subscribers.find(desk.id()).orElseThrow().used().endpoints()).isEqualTo(2);
    }

    @Test
    void aDeletedThingGivesItsPlaceBack() {
        // given
        Account desk = make("desk");
        makesAnEndpoint(desk);
        makesAnEndpoint(desk);
        assertThat(makesAnEndpoint(desk)).isFalse();

        // when
        db.execute("update endpoint set deleted_at = now() where id = (select id from endpoint limit 1)");

        // then
        assertThat(makesAnEndpoint(desk)).isTrue();
    }

    @Test
    void alertsBeyondTheDaysQuotaHaveNoPlaceUntilMidnight() {
        // given
        Account desk = make("desk");

        // then
        assertThat(alerts(desk, 4)).isEqualTo(4);
        assertThat(alerts(desk, 4)).isEqualTo(1);
        assertThat(alerts(desk, 1)).isZero();
        assertThat(subscribers.find(desk.id()).orElseThrow().used().alertsPerDay())
                .isEqualTo(5);

        // when
        clock.setInstant(Instant.parse("2999-06-02T00:00:00Z"));

        // then
        assertThat(alerts(desk, 1)).isEqualTo(1);
    }

    @Test
    void aDisabledSubscriberIsGivenNoAlertAndABuiltInOneAny() {
        // given
        Account desk = make("desk");
        subscribers.disable(desk.id());

        // then
        assertThat(alerts(desk, 1)).isZero();
        assertThat(alerts(subscribers.find(Caller.LOCAL).orElseThrow(), 50)).isEqualTo(50);
    }

    @Test
    void alertsOfATransactionThatIsRolledBackAreNotCounted() {
        // given
        Account desk = make("desk");

        // when
        assertThatThrownBy(() -> db.database().transaction(connection -> {
                    alerts.take(new Pipeline(connection), Map.of(desk.id(), 3), clock.instant());
                    throw new IllegalStateException("something else went wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        // then
        assertThat(alerts(desk, 6)).isEqualTo(5);
    }

    @Test
    void twoThatGiveAlertsToTheSameSubscribersWaitForEachOtherInOneOrder() throws Exception {
        // given
        List<UUID> one = List.of(make("a").id(), make("b").id());
        List<UUID> other = List.of(one.get(1), one.get(0));
        ExecutorService threads = Executors.newFixedThreadPool(2);

        // when
        try {
            Future<Integer> first = threads.submit(() -> giveEach(one, 2));
            Future<Integer> second = threads.submit(() -> giveEach(other, 2));

            // then
            assertThat(first.get() + second.get()).isEqualTo(8);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoWaitsForTheFirstSubscribersNewDayHoldsNoRowOfTheNext() throws Exception {
        // given
        List<UUID> both =
                Stream.of(make("a"), make("b")).map(Account::id).sorted().toList();
        giveEach(both.subList(1, 2), 1);
        ExecutorService threads = Executors.newSingleThreadExecutor();

        // when
        try {
            Future<Integer> waiting = db.database().transaction(connection -> {
                alerts.take(new Pipeline(connection), Map.of(both.get(0), 1), clock.instant());
                Future<Integer> started = threads.submit(() -> giveEach(both, 1));
                await().until(() ->
                        !db.column("select pid from pg_locks where not granted").isEmpty());

                // then
                assertThat(Sql.query(
                                connection,
                                "select subscriber_id from alerts_of_day where subscriber_id = ? for update nowait",
                                row -> Sql.uuid(row, "subscriber_id"),
                                both.get(1)))
                        .hasSize(1);
                return started;
            });
            assertThat(waiting.get()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    private int giveEach(List<UUID> to, int rounds) {
        Map<UUID, Integer> one = new HashMap<>();
        to.forEach(subscriber -> one.put(subscriber, 1));
        int given = 0;
        for (int i = 0; i < rounds; i++) {
            given += db.database()
                    .transaction(
                            connection -> alerts.take(new Pipeline(connection), one, clock.instant()).values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum());
        }
        return given;
    }

    private int alerts(Account subscriber, int wanted) {
        return db.database()
                .transaction(connection ->
                        alerts.take(new Pipeline(connection), Map.of(subscriber.id(), wanted), clock.instant()))
                .getOrDefault(subscriber.id(), -1);
    }

    private boolean makesAnEndpoint(Account subscriber) {
        try {
            return db.database().transaction(connection -> {
                quotas.checkRoomForEndpoint(connection, subscriber.id());
                return Sql.update(
                                connection,
                                "insert into endpoint (id, url, created_at, subscriber_id)"
                                        + " values (?, 'https://example.org/', now(), ?)",
                                UUID.randomUUID(),
                                subscriber.id())
                        == 1;
            });
        } catch (QuotaExceeded e) {
            assertThat(e)
                    .hasMessage("The quota is 2 endpoints, and 2 are there: delete some, or ask the operator for more");
            return false;
        }
    }

    private Account make(String name) {
        return subscribers.create(request(name)).orElseThrow();
    }

    private static SubscriberRequest request(String name) {
        return new SubscriberRequest(name, null, null);
    }

    private ApiToken create(Account subscriber, @Nullable Instant expires) {
        Optional<ApiToken> made = tokens.create(subscriber.id(), new TokenRequest("for tests", expires));
        return made.orElseThrow();
    }

    private static TokenHash hash(ApiToken token) {
        return new Token(String.valueOf(token.token())).hash();
    }

    private @Nullable Instant lastUsed(Account subscriber) {
        return tokens.list(subscriber.id(), FIRST_PAGE).items().get(0).lastUsedAt();
    }
}
