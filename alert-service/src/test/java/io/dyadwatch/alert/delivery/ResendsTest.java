package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.contracts.EndpointPing;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class ResendsTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final AttemptResult DELIVERED = new AttemptResult.Delivered(204, "");
    private static final AttemptResult REFUSED = new AttemptResult.Failed(400, false, "the answer was 400", "", null);
    private static final AttemptResult GONE = new AttemptResult.Failed(410, false, "the answer was 410", "", null);
    private static final Optional<UUID> OWNER = Optional.of(Caller.LOCAL);

    private final MutableClock clock = MutableClock.of(START, ZoneOffset.UTC);
    private TestDatabase db;
    private Outgoing outgoing;
    private Instance instance;
    private Resends resends;
    private UUID endpoint;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        outgoing = new Outgoing(db, clock);
        instance = Instance.of(db.database(), clock, Lanes.policy(4), Instance.always(0.5));
        resends = new Resends(db.database(), clock);
        endpoint = outgoing.provenEndpoint();
    }

    @Test
    void oneThatIsFinishedIsSentAgainWithTheSameBytesOnAScheduleThatBeginsAnew() {
        UUID delivery = outgoing.delivery(endpoint);
        assertThat(resends.resend(OWNER, delivery)).isEqualTo(Resends.Answer.PENDING);
        String bytes = instance.attempt(4, DELIVERED).get(0).body().text();

        assertThat(resends.resend(OWNER, delivery)).isEqualTo(Resends.Answer.RESENT);

        List<Claim> again = instance.attempt(4, REFUSED);
        assertThat(again).singleElement().satisfies(claim -> {
            assertThat(claim.id()).isEqualTo(delivery);
            assertThat(claim.body().text()).isEqualTo(bytes);
            assertThat(claim.attempt()).isEqualTo(2);
            assertThat(claim.round()).isEqualTo(1);
        });
        clock.add(Duration.ofSeconds(5));
        assertThat(instance.attempt(4, DELIVERED)).hasSize(1);
        assertThat(db.column("select number || ' ' || status from attempt order by number"))
                .containsExactly("1 204", "2 400", "3 204");
        assertThat(db.column("select state || ' ' || attempts from delivery")).containsExactly("delivered 3");
    }

    @Test
    void nobodyResendsWhatIsNotTheirsOrCannotBeSent() {
        UUID delivery = outgoing.delivery(endpoint);
        instance.attempt(4, DELIVERED);

        assertThat(resends.resend(Optional.of(UUID.randomUUID()), delivery)).isEqualTo(Resends.Answer.NONE);
        assertThat(resends.resend(OWNER, UUID.randomUUID())).isEqualTo(Resends.Answer.NONE);
        db.execute("update endpoint set disabled_at = now(), disabled_reason = 'x'");
        assertThat(resends.resend(OWNER, delivery)).isEqualTo(Resends.Answer.DISABLED);
        db.execute("update endpoint set deleted_at = now()");
        assertThat(resends.resend(OWNER, delivery)).isEqualTo(Resends.Answer.NONE);
    }

    @Test
    void aRangeIsRecoveredInBatchesAtMostAHundredASecondAndTwiceIsAsOnce() {
        outgoing.deliveries(endpoint, 2500);
        db.execute("update delivery set state = 'dead', attempts = 10, next_attempt_at = null, reason = 'x'");
        db.execute("update delivery set state = 'delivered' where created_at = (select min(created_at) from delivery)");
        RecoverRequest dead = new RecoverRequest(START, START.plusSeconds(60), null, false);
        clock.add(Duration.ofHours(1));

        assertThat(resends.count(endpoint, dead)).isEqualTo(2499);
        assertThat(resends.recover(endpoint, dead)).isEqualTo(2499);
        assertThat(resends.recover(endpoint, dead)).isZero();

        assertThat(db.column("select max(n) from (select count(*) as n from delivery where state = 'pending'"
                        + " group by date_trunc('second', next_attempt_at)) s"))
                .containsExactly("100");
        assertThat(db.column("select count(distinct next_attempt_at) from delivery where state = 'pending'"))
                .containsExactly("2499");
        assertThat(db.column("select distinct earlier_attempts from delivery where state = 'pending'"))
                .containsExactly("10");
        // The oldest first.
        assertThat(db.column(
                        "select count(*) from (select next_attempt_at < lag(next_attempt_at) over (order by created_at)"
                                + " as wrong from delivery where state = 'pending') s where wrong"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'until':'2026-11-21T00:00:00Z'} | since",
                "{'since':'2026-11-21T00:00:00Z'} | until",
                "{'since':'2026-11-21T00:00:00Z','until':'2026-11-21T00:00:00Z'} | until",
                "{'since':'1900-01-01T00:00:00Z','until':'2026-11-21T00:00:00Z'} | since",
                "{'since':'2026-11-20T00:00:00Z','until':'2026-11-21T00:00:00Z','states':[]} | states",
                "{'since':'2026-11-20T00:00:00Z','until':'2026-11-21T00:00:00Z','states':['pending']} | states[0]",
                "{'since':'2026-11-20T00:00:00Z','until':'2026-11-21T00:00:00Z','states':[null]} | states[0]",
            })
    void aRangeThatIsNoneIsRefused(String body, String field) {
        byte[] json = body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.read(json, RecoverRequest.class))
                .isInstanceOfSatisfying(
                        InvalidRecord.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void nothingIsRecoveredOfAnEndpointThatIsDisabledAndItKeepsItsReasons() {
        outgoing.delivery(endpoint);
        instance.attempt(4, GONE);
        RecoverRequest all = new RecoverRequest(START, START.plusSeconds(1), null, false);

        assertThatThrownBy(() -> resends.recover(endpoint, all)).isInstanceOf(EndpointDisabled.class);

        assertThat(db.column("select state || ' ' || reason from delivery"))
                .containsExactly("dead the endpoint is disabled: it answered 410: it wants nothing more");
    }

    @Test
    void aPingGoesThroughTheLedgerAtMostOneInTenSeconds() {
        Pings pings = new Pings(db.database(), clock);

        Pings.Answer first = pings.ping(OWNER, endpoint);

        assertThat(pings.ping(OWNER, endpoint)).isEqualTo(new Pings.Answer.TooSoon(Duration.ofSeconds(10)));
        assertThat(pings.ping(Optional.of(UUID.randomUUID()), endpoint)).isEqualTo(new Pings.Answer.None());
        assertThat(instance.attempt(4, DELIVERED)).singleElement().satisfies(claim -> {
            assertThat(first).isEqualTo(new Pings.Answer.Sent(claim.id()));
            assertThat(Json.read(claim.body().bytes(), EndpointPing.class)).isEqualTo(EndpointPing.of(START, endpoint));
        });
        clock.add(Duration.ofSeconds(10));
        assertThat(pings.ping(OWNER, endpoint)).isInstanceOf(Pings.Answer.Sent.class);
        db.execute("update endpoint set disabled_at = now(), disabled_reason = 'x'");
        assertThat(pings.ping(OWNER, endpoint)).isEqualTo(new Pings.Answer.Disabled());
    }
}
