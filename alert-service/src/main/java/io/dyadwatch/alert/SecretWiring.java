package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.SigningKeys;
import io.dyadwatch.alert.endpoint.EndpointSecrets;
import io.dyadwatch.alert.idempotency.Idempotency;
import io.dyadwatch.alert.secret.KeyRotation;
import io.dyadwatch.alert.secret.KeySettings;
import io.dyadwatch.alert.secret.Keys;
import io.dyadwatch.alert.secret.RowCipher;
import io.dyadwatch.alert.secret.Upkeep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Puts together what has to do with secrets. */
@Singleton
public class SecretWiring {
    @Produces
    @Singleton
    Keys keys(AlertConfig config, MeterRegistry meters) {
        Keys keys = KeySettings.read(config.encryptionKeys(), config.encryptionKeysFile());
        Gauge.builder(
                        "dyadwatch.alert.encryption.keys.broken",
                        keys,
                        given -> given.broken().getAsBoolean() ? 1 : 0)
                .description("1 while the file of encryption keys was changed to something that cannot be used")
                .register(meters);
        return keys;
    }

    @Produces
    @Singleton
    RowCipher cipher(Keys keys) {
        return new RowCipher(keys.ring());
    }

    @Produces
    @Singleton
    EndpointSecrets secrets(Database database, RowCipher cipher, Clock clock) {
        return new EndpointSecrets(database, cipher, clock);
    }

    @Produces
    @Singleton
    SigningKeys signingKeys(EndpointSecrets secrets) {
        return secrets::signingKeys;
    }

    @Produces
    @Singleton
    Idempotency idempotency(Database database, RowCipher cipher, Clock clock) {
        return new Idempotency(database, cipher, clock);
    }

    @Produces
    @Singleton
    KeyRotation rotation(Database database, RowCipher cipher, Keys keys, MeterRegistry meters) {
        KeyRotation rotation =
                new KeyRotation(database, cipher, keys.ring(), List.of(EndpointSecrets.TABLE, Idempotency.TABLE));
        Gauge.builder(
                        "dyadwatch.alert.secrets.old.key",
                        rotation,
                        moved -> moved.standing()
                                .map(KeyRotation.Standing::oldRows)
                                .map(Long::doubleValue)
                                .orElse(Double.NaN))
                .description("Rows that another encryption key than the first one encrypted")
                .register(meters);
        return rotation;
    }

    @Produces
    @Singleton
    Upkeep upkeep(EndpointSecrets secrets, Idempotency idempotency, KeyRotation rotation, Keys keys) {
        return new Upkeep(
                keys.ring(), List.of(secrets::sealPlain, rotation::pass, secrets::removeEnded, idempotency::removeOld));
    }

    /** Not before the rows were looked at, and not while some of them cannot be opened. */
    @Produces
    @Singleton
    @Readiness
    HealthCheck secretsCanBeOpened(KeyRotation rotation) {
        return () -> {
            Set<String> missing =
                    rotation.standing().map(KeyRotation.Standing::missingKeys).orElse(Set.of());
            HealthCheckResponse check = HealthCheckResponse.named("encryption keys")
                    .status(rotation.standing().isPresent() && missing.isEmpty())
                    .withData("missing", String.join(",", missing))
                    .build();
            return check;
        };
    }
}
