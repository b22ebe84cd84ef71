package io.dyadwatch.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.delivery.AttemptResult;
import io.dyadwatch.alert.delivery.Claim;
import io.dyadwatch.alert.delivery.FrozenBody;
import io.dyadwatch.alert.endpoint.EndpointSecrets;
import io.dyadwatch.alert.endpoint.Endpoints;
import io.dyadwatch.alert.page.PageRequest;
import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.alert.watch.Watches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class CanaryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String URL = "http://127.0.0.1:8083/v1/canary";

    private final Clock clock = Clock.systemUTC();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CanaryMeters meters = new CanaryMeters(registry, true);
    private TestDatabase db;
    private Watches watches;
    private EndpointSecrets secrets;
    private CanaryRows rows;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        watches = new Watches(db.database(), clock);
        secrets = new EndpointSecrets(db.database(), new RowCipher(() -> Rings.of("k1")), clock);
        rows = new CanaryRows(db.database(), watches, secrets);
        rows.prepare(URL);
    }

    @Test
    void whatTheCanaryHasIsMadeOnceAndSeenByNoSubscriber() {
        rows.prepare(URL);

        assertThat(db.column("select count(*) from watch where subscriber_id = '" + Caller.CANARY + "'"))
                .containsExactly("1");
        Endpoints endpoints = new Endpoints(db.database(), clock);
        Optional<UUID> subscriber = Optional.of(Caller.LOCAL);
        assertThat(watches.list(subscriber, PageRequest.of(null, null)).items()).isEmpty();
        assertThat(watches.find(subscriber, Caller.CANARY)).isEmpty();
        assertThat(watches.delete(Caller.LOCAL, Caller.CANARY)).isFalse();
        assertThat(endpoints.list(subscriber, PageRequest.of(null, null)).items())
                .isEmpty();
        assertThat(endpoints.find(subscriber, Caller.CANARY)).isEmpty();
        assertThat(endpoints.delete(Caller.LOCAL, Caller.CANARY)).isFalse();
        assertThat(endpoints.find(Optional.empty(), Caller.CANARY)).isPresent();
    }

    @Test
    void anEndpointThatOnlyFailedIsEnabledAgainAndOneThatAPersonDisabledIsNot() {
        disable("system");
        rows.prepare(URL);
        assertThat(disabled()).isEqualTo("false");

        disable("operator");
        rows.prepare(URL);
        assertThat(disabled()).isEqualTo("true");
    }

    @Test
    void ofAllInstancesOneHasTheTurn() {
        CanaryRows other = new CanaryRows(db.database(), watches, secrets);

        assertThat(rows.takeTurn(MINUTE)).isPresent();
        assertThat(other.takeTurn(MINUTE)).isEmpty();
        assertThat(rows.takeTurn(MINUTE)).isEmpty();

        db.execute("update canary set turn_at = now() - interval '61 seconds'");
        assertThat(other.takeTurn(MINUTE)).isPresent();

        // The database was set back: nobody waits until the time has come again.
        db.execute("update canary set turn_at = now() + interval '1 day'");
        assertThat(rows.takeTurn(MINUTE)).isPresent();
    }

    @Test
    void onlyACanaryThatWasPostedArrives() {
        assertThat(rows.arrived(List.of("unknown"))).isEmpty();
        assertThat(rows.lastArrival()).isEmpty();

        rows.posting("known");

        assertThat(rows.arrived(List.of("known"))).hasSize(1);
        assertThat(rows.lastArrival()).isPresent();
    }

    @Test
    void whatIsOldIsForgotten() {
        rows.posting("old");
        db.execute("update canary_article set posted_at = now() - interval '8 days'");
        rows.posting("new");

        assertThat(db.column("select article_id from canary_article")).containsExactly("new");
    }

    @Test
    void whatIsNotSignedWithTheCanarysSecretIsRefused() {
        Arrivals arrivals = new Arrivals(secrets::signingKeys, rows, meters);
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(clock.instant().getEpochSecond())),
                "webhook-signature", List.of("v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="));

        assertThat(arrivals.take(headers, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Arrivals.Answer.REFUSED);
        assertThat(arrivals.take(Map.of(), new byte[0])).isEqualTo(Arrivals.Answer.REFUSED);
    }

    @Test
    void onlyTheCanarysEndpointIsSentToItsOwnPlaceWhateverUrlAnotherHas() {
        List<String> sent = new ArrayList<>();
        CanarySender sender = new CanarySender(
                claim -> {
                    sent.add("guarded " + ((Claim.Goal.Webhook) claim.goal()).url());
                    return new AttemptResult.Delivered(204, "");
                },
                claim -> {
                    sent.add("own " + ((Claim.Goal.Webhook) claim.goal()).url());
                    return new AttemptResult.Delivered(204, "");
                },
                "http://127.0.0.1:9999/v1/canary");

        sender.send(claim(Caller.CANARY));
        sender.send(claim(UUID.randomUUID()));

        assertThat(sent).containsExactly("own http://127.0.0.1:9999/v1/canary", "guarded " + URL);
    }

    private static Claim claim(UUID endpoint) {
        return new Claim(
                UUID.randomUUID(),
                1,
                1,
                UUID.randomUUID(),
                Instant.EPOCH,
                false,
                new FrozenBody(new byte[0]),
                Optional.empty(),
                Optional.empty(),
                new Claim.Goal.Webhook(endpoint, URL));
    }

    private void disable(String by) {
        db.execute("update endpoint set disabled_at = now(), disabled_reason = 'tried', disabled_by = '" + by + "'");
    }

    private String disabled() {
        return db.column("select disabled_at is not null from endpoint").get(0);
    }
}
