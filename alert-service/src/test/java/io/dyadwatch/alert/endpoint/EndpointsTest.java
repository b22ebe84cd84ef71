package io.dyadwatch.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import jakarta.ws.rs.ClientErrorException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
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
    private UUID id;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        endpoints = new Endpoints(db.database(), clock);
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
        Endpoint disabled = endpoints.disable(Caller.LOCAL, id, ALWAYS).orElseThrow();
        Instant since = clock.instant();
        clock.add(Duration.ofHours(1));
        Endpoint again = endpoints.disable(Caller.LOCAL, id, ALWAYS).orElseThrow();

        assertThat(disabled.state()).isEqualTo(EndpointState.DISABLED);
        assertThat(disabled.reason()).isEqualTo("disabled by its owner");
        assertThat(disabled.since()).isEqualTo(since);
        assertThat(disabled.version()).isEqualTo(2);
        assertThat(again).isEqualTo(disabled);
    }

    @Test
    void anEnabledOneIsAsItWas() {
        endpoints.disable(Caller.LOCAL, id, ALWAYS);

        Endpoint enabled = endpoints.enable(Caller.LOCAL, id, ALWAYS).orElseThrow();

        assertThat(enabled.state()).isEqualTo(EndpointState.ENABLED);
        assertThat(enabled.reason()).isNull();
        assertThat(enabled.since()).isNull();
        assertThat(enabled.version()).isEqualTo(3);
        assertThat(endpoints.enable(Caller.LOCAL, id, ALWAYS)).contains(enabled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"7\", \"1\"", " \"1\" "})
    void aConditionThatHoldsLetsTheChangeThrough(String ifMatch) {
        assertThat(endpoints.disable(Caller.LOCAL, id, new IfMatch(ifMatch))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "W/\"1\"", "", "\"11\"", "\"1"})
    void aConditionThatDoesNotHoldIs412AndNothingIsChanged(String ifMatch) {
        IfMatch condition = new IfMatch(ifMatch);

        assertThatThrownBy(() -> endpoints.disable(Caller.LOCAL, id, condition))
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
        assertThat(endpoints.disable(stranger, id, ALWAYS)).isEmpty();
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
}
