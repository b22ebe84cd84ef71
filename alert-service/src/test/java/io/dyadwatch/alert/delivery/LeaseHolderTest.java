package io.dyadwatch.alert.delivery;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.caller.Caller;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class LeaseHolderTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;

    /** An article that is to be told at two endpoints. */
    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        Endpoints endpoints = new Endpoints(db.database(), clock);
        Watches watches = new Watches(db.database(), clock);
        for (String host : List.of("one.example", "other.example")) {
            UUID endpoint = endpoints
                    .create(Caller.LOCAL, new EndpointRequest("https://" + host + "/hook", null))
                    .id();
            watches.create(Caller.LOCAL, Definitions.pair(host, MADURO, RUSSIA, endpoint));
        }
        Ledger ledger = new Ledger(db.database(), clock, new StoryRule(Duration.ofDays(3), 0.6));
        new ArticleIntake(Lookup.in(watches), ledger, new SourceName(), clock)
                .take(Json.write(Articles.article("https://a.example/1", null)), Optional.empty());
    }

    @Test
    void what_an_instance_that_is_gone_had_in_hand_can_be_claimed_at_once() {
        LeaseHolder gone = started();
        assertThat(claim(gone, 2)).hasSize(2);
        gone.close();

        try (LeaseHolder other = started()) {
            await().until(() -> claimable() == 2);
            assertThat(claim(other, 2)).hasSize(2);
        }
    }

    @Test
    void what_an_instance_that_lives_has_in_hand_stays_its_own() {
        LeaseHolder gone = new LeaseHolder(db.database(), clock);
        try (LeaseHolder living = started();
                LeaseHolder other = started()) {
            String inHand = claim(living, 1).get(0).id().toString();
            String left = claim(gone, 1).get(0).id().toString();

            await().until(() -> claimable() == 1);

            assertThat(claim(other, 2))
                    .extracting(claim -> claim.id().toString())
                    .containsExactly(left);
            assertThat(db.column(
                            "select lease_until > '" + clock.instant() + "' from delivery where id = '" + inHand + "'"))
                    .containsExactly("true");
        }
    }

    @Test
    void a_lease_of_an_instance_that_keeps_no_lock_runs_to_its_end() {
        try (LeaseHolder other = started()) {
            List<Claim> ofOlder = new DeliveryQueue(db.database(), clock, settings(), UUID::randomUUID)
                    .claim(new DeliveryQueue.Wanted(1, 1, 0));
            assertThat(claim(new LeaseHolder(db.database(), clock), 1)).hasSize(1);

            await().until(() -> claimable() == 1);

            assertThat(claim(other, 2)).hasSize(1).doesNotContainAnyElementsOf(ofOlder);
        }
    }

    @Test
    void an_instance_holds_on_whatever_goes_wrong_meanwhile() {
        AtomicInteger looks = new AtomicInteger();
        // The first look ends in a fault of our own, with a connection that is whole.
        InstantSource time = () -> {
            if (looks.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            return clock.instant();
        };
        int before = locks();
        try (LeaseHolder holder = new LeaseHolder(db.database(), clockOf(time))) {
            holder.start();

            await().until(() -> looks.get() > 2);
            assertThat(locks()).isEqualTo(before + 1);
        }
        await().until(() -> locks() == before);
    }

    /** One whose lock is there. */
    private LeaseHolder started() {
        int before = locks();
        LeaseHolder holder = new LeaseHolder(db.database(), clock);
        holder.start();
        await().until(() -> locks() == before + 1);
        return holder;
    }

    private static Clock clockOf(InstantSource time) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        };
    }

    private int locks() {
        return Integer.parseInt(db.column("select count(*) from pg_locks where locktype = 'advisory' and objsubid = 2")
                .get(0));
    }

    private int claimable() {
        return Integer.parseInt(
                db.column("select count(*) from delivery where target = 'webhook' and (lease_until is null"
                                + " or lease_until <= '" + clock.instant() + "')")
                        .get(0));
    }

    private List<Claim> claim(LeaseHolder holder, int webhooks) {
        return new DeliveryQueue(db.database(), clock, settings(), holder::lease)
                .claim(new DeliveryQueue.Wanted(webhooks, webhooks, 0));
    }

    private static DeliverySettings settings() {
        return Instance.settings(Lanes.policy(4));
    }
}
