package io.dyadwatch.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.StoredBytes;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.secret.KeyRotation;
import io.dyadwatch.alert.secret.MissingKey;
import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(PostgreSql.class)
class EndpointSecretsTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private TestDatabase db;
    private EndpointSecrets secrets;
    private UUID endpoint;
    private WebhookSecret first;

    @BeforeEach
    void prepare(TestDatabase database) {
        db = database;
        secrets = withKeys("k1");
        Endpoint made = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/hook", null));
        endpoint = made.id();
        first = db.database().transaction(connection -> secrets.begin(connection, endpoint, null));
    }

    @Test
    void theSecretOfANewEndpointSigns() {
        assertThat(secrets.signingKeys(endpoint)).containsExactly(first.key());
    }

    @Test
    void duringTheOverlapTheNewSecretSignsFirstAndTheOldOneTooAndAfterItOnlyTheNew() {
        Rotation rotation = rotate("PT24H");

        assertThat(rotation.previousUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(secrets.signingKeys(endpoint))
                .containsExactly(rotation.secret().key(), first.key());
        clock.add(Duration.ofHours(24).minusMillis(1));
        assertThat(secrets.signingKeys(endpoint)).hasSize(2);
        clock.add(Duration.ofMillis(1));
        assertThat(secrets.signingKeys(endpoint))
                .containsExactly(rotation.secret().key());
    }

    @Test
    void withoutAnOverlapGivenItIs24Hours() {
        Rotation rotation = secrets.rotate(Caller.LOCAL, endpoint, new RotationRequest(null, null))
                .orElseThrow();

        assertThat(rotation.previousUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void withoutAnOverlapOnlyTheNewSecretSignsAtOnce() {
        rotate("PT24H");

        Rotation last = rotate("PT0S");

        assertThat(last.previousUntil()).isNull();
        assertThat(secrets.signingKeys(endpoint)).containsExactly(last.secret().key());
    }

    @Test
    void afterSeveralRotationsEachOldSecretSignsToItsOwnEnd() {
        Rotation second = rotate("P7D");
        Rotation third = rotate("PT1H");

        assertThat(third.previousUntil()).isEqualTo(second.previousUntil());
        assertThat(secrets.signingKeys(endpoint))
                .containsExactly(third.secret().key(), second.secret().key(), first.key());
        clock.add(Duration.ofHours(1));
        assertThat(secrets.signingKeys(endpoint)).containsExactly(third.secret().key(), first.key());
        clock.add(Duration.ofDays(7));
        assertThat(secrets.signingKeys(endpoint)).containsExactly(third.secret().key());
    }

    @Test
    void atMostFiveSignAndASixthWaitsForAnOverlapToEnd() {
        for (int i = 0; i < 4; i++) {
            rotate("PT1H");
        }

        assertThatThrownBy(() -> rotate("PT1H")).isInstanceOf(TooManySecrets.class);
        assertThat(secrets.signingKeys(endpoint)).hasSize(5);
        clock.add(Duration.ofHours(1));
        rotate("PT1H");
        assertThat(secrets.signingKeys(endpoint)).hasSize(2);
    }

    @Test
    void aRotationHoldsOnAnotherInstanceWithinASecond() {
        EndpointSecrets other = withKeys("k1");
        other.signingKeys(endpoint);

        Rotation rotation = rotate("PT0S");

        clock.add(Duration.ofSeconds(1));
        assertThat(other.signingKeys(endpoint))
                .containsExactly(rotation.secret().key());
    }

    @Test
    void anotherSubscribersEndpointCannotBeRotated() {
        assertThat(secrets.rotate(UUID.randomUUID(), endpoint, new RotationRequest(null, null)))
                .isEmpty();
        assertThat(secrets.signingKeys(endpoint)).containsExactly(first.key());
    }

    @Test
    void nothingInTheDatabaseShowsASecretAndWhatHasEndedIsRemoved() {
        Rotation rotation = rotate("PT1H");

        for (WebhookSecret secret : List.of(first, rotation.secret())) {
            assertThat(StoredBytes.tablesWith(db, secret.text().substring(6))).isEmpty();
            assertThat(StoredBytes.tablesWith(db, new String(secret.key(), StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
        clock.add(Duration.ofHours(1));
        secrets.removeEnded();
        assertThat(db.count("endpoint_secret")).isEqualTo(1);
    }

    @Test
    void withoutItsKeyASecretWaitsAndSignsAgainOnceTheKeyIsThere() {
        assertThatThrownBy(() -> withKeys("k2").signingKeys(endpoint)).isInstanceOf(MissingKey.class);

        assertThat(withKeys("k2", "k1").signingKeys(endpoint)).containsExactly(first.key());
    }

    @Test
    void aRowThatWasPutInThePlaceOfAnotherSignsNothing() {
        db.execute("update endpoint_secret set id = gen_random_uuid()");

        assertThatThrownBy(() -> secrets.signingKeys(endpoint)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theRowsOfAnOlderKeyMoveToTheNewOneWhichIsThenEnough() {
        // More than two batches.
        List<UUID> all = db.database().transaction(connection -> {
            List<UUID> made = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                UUID id = new Endpoints(db.database(), clock)
                        .create(connection, Caller.LOCAL, new EndpointRequest("https://example.org/", null))
                        .id();
                secrets.begin(connection, id, first);
                made.add(id);
            }
            return made;
        });
        KeyRotation before = rotation("k1");
        before.pass();
        KeyRotation rotation = rotation("k2", "k1");

        rotation.pass();

        assertThat(before.standing()).contains(new KeyRotation.Standing(0, Set.of()));
        assertThat(rotation.standing()).contains(new KeyRotation.Standing(0, Set.of()));
        assertThat(db.column("select distinct key_id from endpoint_secret")).containsExactly("k2");
        EndpointSecrets withTheNewOnly = withKeys("k2");
        assertThat(withTheNewOnly.signingKeys(endpoint)).containsExactly(first.key());
        for (UUID id : all) {
            assertThat(withTheNewOnly.signingKeys(id)).containsExactly(first.key());
        }
    }

    @Test
    void aRowWhoseKeyIsMissingIsCountedAndItsKeyNamedAndTheOthersMove() {
        UUID other = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/", null))
                .id();
        db.database().transaction(connection -> withKeys("k0").begin(connection, other, null));
        KeyRotation rotation = rotation("k2", "k1");

        rotation.pass();

        assertThat(rotation.standing()).contains(new KeyRotation.Standing(1, Set.of("k0")));
        assertThat(db.column("select key_id from endpoint_secret order by key_id"))
                .containsExactly("k0", "k2");
    }

    private Rotation rotate(String overlap) {
        return secrets.rotate(Caller.LOCAL, endpoint, new RotationRequest(Duration.parse(overlap), null))
                .orElseThrow();
    }

    private EndpointSecrets withKeys(String... ids) {
        return new EndpointSecrets(db.database(), new RowCipher(() -> Rings.of(ids)), clock);
    }

    private KeyRotation rotation(String... ids) {
        return new KeyRotation(
                db.database(), new RowCipher(() -> Rings.of(ids)), () -> Rings.of(ids), List.of(EndpointSecrets.TABLE));
    }
}
