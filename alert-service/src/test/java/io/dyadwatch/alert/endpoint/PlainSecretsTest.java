package io.dyadwatch.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.database.MigratedTo;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.StoredBytes;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.secret.Rings;
import io.dyadwatch.alert.secret.RowCipher;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class PlainSecretsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final UUID ENDPOINT = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    private static final UUID DELETED = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void secretsThatAnEarlierVersionKeptInTheClearAreEncryptedAndNothingOfThemIsLeft(@MigratedTo("1") TestDatabase db) {
        db.execute("insert into endpoint (id, url, secret, created_at) values ('" + ENDPOINT
                + "', 'https://example.org/', '" + SECRET + "', now())");
        db.execute("insert into endpoint (id, url, secret, created_at, deleted_at) values ('" + DELETED
                + "', 'https://example.org/', '" + SECRET + "', now(), now())");
        assertThat(StoredBytes.tablesWith(db, SECRET)).containsExactly("endpoint");

        db.migrate(Optional.empty());
        EndpointSecrets secrets =
                new EndpointSecrets(db.database(), new RowCipher(() -> Rings.of("k1")), Clock.systemUTC());
        int sealed = secrets.sealPlain();

        assertThat(sealed).isEqualTo(1);
        assertThat(secrets.signingKeys(ENDPOINT))
                .containsExactly(WebhookSecret.parse(SECRET).key());
        assertThat(db.column("select endpoint_id || ' ' || key_id from endpoint_secret"))
                .containsExactly(ENDPOINT + " k1");
        assertThat(StoredBytes.tablesWith(db, SECRET)).isEmpty();
        assertThat(StoredBytes.tablesWith(db, SECRET.substring("whsec_".length())))
                .isEmpty();
        assertThat(secrets.sealPlain()).isZero();
    }
}
