package io.dyadwatch.alert.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {
    private static final String KEY = Rings.key("k1");

    @Test
    void theFirstKeyEncryptsAndAllDecrypt() {
        KeyRing lines = KeyRing.parse("file", "k2:" + Rings.key("k2") + "\r\n\n  k1:" + KEY + "\n");
        KeyRing commas = KeyRing.parse("setting", "k2:" + Rings.key("k2") + ",k1:" + KEY);

        assertThat(lines).isEqualTo(commas);
        assertThat(lines.first().id()).isEqualTo("k2");
        assertThat(lines.find("k1")).isPresent();
        assertThat(lines.find("k3")).isEmpty();
        assertThat(lines.olderIds()).containsExactly("k1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the-setting has no key",
                "GOOD,k2 | the-setting, entry 2: must be ID:BASE64OF32BYTES",
                "k 2:c2VjcmV0c2VjcmV0 | the-setting, entry 1: must be ID:BASE64OF32BYTES",
                ":c2VjcmV0c2VjcmV0 | the-setting, entry 1: must be ID:BASE64OF32BYTES",
                "k2:c2VjcmV0c2VjcmV0 | the-setting, entry 1: the key must be 32 bytes, not 12",
                "k2:c2VjcmV0c2VjcmV0! | the-setting, entry 1: the key is not base64",
                "GOOD,GOOD | the-setting, entry 2: its id is there twice",
            })
    void whatIsNoKeyIsRefusedByTheNameOfItsSettingAndItsPlaceAndNotRepeated(String text, String message) {
        assertThatThrownBy(() -> KeyRing.parse("the-setting", text.replace("GOOD", "k1:" + KEY)))
                .isInstanceOf(InvalidKeys.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("c2VjcmV0")
                .hasMessageNotContaining(KEY)
                .hasNoCause();
    }

    @Test
    void noKeyAtAllIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> KeySettings.read(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidKeys.class)
                .hasMessageContaining("dyadwatch.alert.encryption-keys-file")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void keysFromTwoPlacesAreRefused() {
        assertThatThrownBy(() -> KeySettings.read(Optional.of("k1:" + KEY), Optional.of(Path.of("keys"))))
                .isInstanceOf(InvalidKeys.class)
                .hasMessageContaining("not both");
    }

    @Test
    void aFileThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> KeySettings.read(Optional.empty(), Optional.of(Path.of("nowhere", "keys"))))
                .isInstanceOf(InvalidKeys.class)
                .hasMessageContaining("dyadwatch.alert.encryption-keys-file")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void noKeyShowsItself() {
        assertThat(Rings.of("k1", "k2").toString()).contains("k1", "k2").doesNotContain(KEY, "SecretKeySpec");
    }
}
