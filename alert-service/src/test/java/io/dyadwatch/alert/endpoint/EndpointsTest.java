package io.dyadwatch.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.delivery.EndpointSwitch;
import io.dyadwatch.alert.delivery.LedgerOutbox;
import io.dyadwatch.alert.operator.OperatorEvents;
import io.dyadwatch.alert.page.IfMatch;
import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.alert.subscriber.QuotaConfig;
import io.dyadwatch.alert.subscriber.QuotaExceeded;
import io.dyadwatch.alert.subscriber.Quotas;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.ClientErrorException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class EndpointsTest {
    private static final IfMatch ALWAYS = new IfMatch(null);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private Endpoints endpoints;
    private EndpointSwitch switches;
    private UUID id;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        endpoints = new Endpoints(db.database(), clock);
        switches = new EndpointSwitch(
                db.database(), new OperatorEvents(db.database(), new LedgerOutbox(), new SimpleMeterRegistry()), clock);
        id = endpoints
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/a", "first", 5, null))
                .id();
    }

    @Test
    void aChangeReplacesWhatIsSaidOfItAndCountsTheVersionUp() {
        Endpoint changed = endpoints
                .change(Caller.LOCAL, id, ALWAYS, new EndpointRequest("https://example.org/b", null))
                .orElseThrow();

        assertThat(changed)
                .isEqualTo(new Endpoint(
                        id,
                        2,
                        "https://example.org/b",
                        null,
                        null,
                        EndpointState.ENABLED,
                        null,
                        null,
                        null,
                        clock.instant()));
        assertThat(endpoints.find(Optional.empty(), id)).contains(changed);
    }

    @Test
    void aDisabledEndpointSaysWhyAndSinceWhenAndStaysDisabledSince() {
        Endpoint disabled = disable(id, ALWAYS).orElseThrow();
        Instant since = clock.instant();
        clock.add(Duration.ofHours(1));
        Endpoint again = disable(id, ALWAYS).orElseThrow();

        assertThat(disabled.state()).isEqualTo(EndpointState.DISABLED);
        assertThat(disabled.reason()).isEqualTo("by request");
        assertThat(disabled.since()).isEqualTo(since);
        assertThat(disabled.version()).isEqualTo(2);
        assertThat(again).isEqualTo(disabled);
    }

    @Test
    void anEnabledOneIsAsItWas() {
        disable(id, ALWAYS);

        Endpoint enabled = enable(id, ALWAYS).orElseThrow();

        assertThat(enabled.state()).isEqualTo(EndpointState.ENABLED);
        assertThat(enabled.reason()).isNull();
        assertThat(enabled.since()).isNull();
        assertThat(enabled.version()).isEqualTo(3);
        assertThat(enable(id, ALWAYS)).contains(enabled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"7\", \"1\"", " \"1\" "})
    void aConditionThatHoldsLetsTheChangeThrough(String ifMatch) {
        assertThat(disable(id, new IfMatch(ifMatch))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "W/\"1\"", "", "\"11\"", "\"1"})
    void aConditionThatDoesNotHoldIs412AndNothingIsChanged(String ifMatch) {
        IfMatch condition = new IfMatch(ifMatch);

        assertThatThrownBy(() -> disable(id, condition))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(412));
        assertThatThrownBy(() -> endpoints.delete(Caller.LOCAL, id, condition))
                .isInstanceOf(ClientErrorException.class);
        assertThat(endpoints.find(Optional.empty(), id)).hasValueSatisfying(endpoint -> {
            assertThat(endpoint.version()).isEqualTo(1);
            assertThat(endpoint.state()).isEqualTo(EndpointState.ENABLED);
        });
    }

    @Test
    void anotherSubscribersEndpointIsNotThere() {
        UUID stranger = UUID.randomUUID();

        assertThat(endpoints.find(Optional.of(stranger), id)).isEmpty();
        assertThat(endpoints.change(stranger, id, ALWAYS, new EndpointRequest("https://example.org/b", null)))
                .isEmpty();
        assertThat(endpoints.change(Optional.of(stranger), id, ALWAYS, connection -> fail("not theirs")))
                .isEmpty();
        assertThat(endpoints.delete(stranger, id, ALWAYS)).isFalse();
        assertThat(endpoints.find(Optional.empty(), id).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aDeletedEndpointKeepsNoSecret() {
        EndpointSecrets secrets = new EndpointSecrets(db.database(), new RowCipher(() -> Rings.of("k1")), clock);
        db.database().transaction(connection -> secrets.begin(connection, id, null));

        assertThat(endpoints.delete(Caller.LOCAL, id)).isTrue();

        assertThat(endpoints.find(Optional.empty(), id)).isEmpty();
        assertThat(db.count("endpoint_secret")).isZero();
        assertThat(endpoints.delete(Caller.LOCAL, id)).isFalse();
    }

    @Test
    void twentyAtOnceMakeNoMoreThanTheQuotaAllows() throws Exception {
        db.execute("update subscriber set max_endpoints = 4 where id = '" + Caller.LOCAL + "'");
        Quotas quotas = new Quotas(new NoDefaults(), clock);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CyclicBarrier together = new CyclicBarrier(20);
        Callable<Boolean> make = () -> {
            together.await();
            try {
                db.database().transaction(connection -> {
                    quotas.checkRoomForEndpoint(connection, Caller.LOCAL);
                    return endpoints.create(
                            connection, Caller.LOCAL, new EndpointRequest("https://example.org/c", null));
                });
                return true;
            } catch (QuotaExceeded e) {
                return false;
            }
        };
        int made = 0;
        try {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(threads.submit(make));
            }
            for (Future<Boolean> answer : asked) {
                made += answer.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(made).isEqualTo(3);
        assertThat(db.count("endpoint")).isEqualTo(4);
    }

    private static final class NoDefaults implements QuotaConfig {
        @Override
        public int watches() {
            return 0;
        }

        @Override
        public int endpoints() {
            return 0;
        }

        @Override
        public int alertsPerDay() {
            return 0;
        }
    }

    private Optional<Endpoint> disable(UUID endpoint, IfMatch condition) {
        return endpoints.change(
                Optional.of(Caller.LOCAL),
                endpoint,
                condition,
                connection -> switches.disable(connection, endpoint, false, "by request"));
    }

    private Optional<Endpoint> enable(UUID endpoint, IfMatch condition) {
        return endpoints.change(
                Optional.of(Caller.LOCAL), endpoint, condition, connection -> switches.enable(connection, endpoint));
    }
}
