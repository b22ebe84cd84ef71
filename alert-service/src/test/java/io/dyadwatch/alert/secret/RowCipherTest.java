package io.dyadwatch.alert.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.alert.secret.RowCipher.Place;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowCipherTest {
    private static final Place PLACE = new Place("endpoint_secret", UUID.randomUUID(), UUID.randomUUID());
    private static final byte[] PLAIN = "thirty-two bytes of a secret key".getBytes(UTF_8);

    private final RowCipher cipher = new RowCipher(() -> Rings.of("k1"));

    @Test
    void whatIsSealedOpensInItsRow() {
        Sealed sealed = cipher.seal(PLAIN, PLACE);

        assertThat(cipher.open(sealed, PLACE)).isEqualTo(PLAIN);
        assertThat(sealed.keyId()).isEqualTo("k1");
        // Version, nonce, ciphertext, tag.
        assertThat(sealed.bytes()).hasSize(1 + 12 + PLAIN.length + 16).startsWith(1);
        assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("secret");
    }

    @Test
    void theSameIsSealedDifferentlyEachTime() {
        assertThat(cipher.seal(PLAIN, PLACE).bytes())
                .isNotEqualTo(cipher.seal(PLAIN, PLACE).bytes());
    }

    @Test
    void itOpensInNoOtherRow() {
        Sealed sealed = cipher.seal(PLAIN, PLACE);

        for (Place other : new Place[] {
            new Place("idempotent_request", PLACE.id(), PLACE.owner()),
            new Place(PLACE.table(), UUID.randomUUID(), PLACE.owner()),
            new Place(PLACE.table(), PLACE.id(), UUID.randomUUID())
        }) {
            assertThatThrownBy(() -> cipher.open(sealed, other)).isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void aByteThatWasChangedAnywhereIsFound() {
        Sealed sealed = cipher.seal(PLAIN, PLACE);

        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] ^= 1;
            Sealed broken = new Sealed("k1", changed);
            assertThatThrownBy(() -> cipher.open(broken, PLACE)).isInstanceOf(BrokenSeal.class);
        }
        assertThatThrownBy(() -> cipher.open(new Sealed("k1", new byte[] {1, 2}), PLACE))
                .isInstanceOf(BrokenSeal.class);
    }

    @Test
    void anOlderKeyOpensWhatItSealedAndAMissingOneIsNamed() {
        Sealed sealed = cipher.seal(PLAIN, PLACE);

        assertThat(new RowCipher(() -> Rings.of("k2", "k1")).open(sealed, PLACE))
                .isEqualTo(PLAIN);
        assertThatThrownBy(() -> new RowCipher(() -> Rings.of("k2")).open(sealed, PLACE))
                .isInstanceOfSatisfying(
                        MissingKey.class, e -> assertThat(e.keyId()).isEqualTo("k1"));
    }
}
