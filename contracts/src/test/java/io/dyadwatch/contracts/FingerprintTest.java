package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void the_same_components_are_the_same_text() {
        Fingerprint one = Fingerprint.of(random(1));

        assertThat(one.similarity(Fingerprint.parse(one.toString()))).isEqualTo(1.0);
        assertThat(Fingerprint.parse(one.toString())).isEqualTo(one);
    }

    @Test
    void unrelated_components_estimate_nothing_in_common() {
        assertThat(Fingerprint.of(random(1)).similarity(Fingerprint.of(random(2))))
                .isCloseTo(0, within(0.05));
    }

    @Test
    void half_the_components_in_common_estimate_half_the_shingles() {
        byte[] one = random(1);
        byte[] other = random(2);
        System.arraycopy(one, 0, other, 0, Fingerprint.COMPONENTS / 2);

        assertThat(Fingerprint.of(one).similarity(Fingerprint.of(other))).isCloseTo(0.5, within(0.05));
    }

    @Test
    void another_way_of_making_it_is_refused() {
        assertThatThrownBy(() -> Fingerprint.parse("z9:AAAA")).hasMessage("fingerprint must start with m1:");
        assertThatThrownBy(() -> Fingerprint.parse("m1:AAAA")).hasMessageContaining("128");
    }

    private static byte[] random(long seed) {
        byte[] bytes = new byte[Fingerprint.COMPONENTS];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
