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
    void another_scheme_is_kept_and_never_similar() {
        Fingerprint ours = Fingerprint.of(random(1));
        String older = ours.toString().replace(Fingerprint.PREFIX, "m1:");

        assertThat(Fingerprint.parse(older)).hasToString(older).isNotEqualTo(ours);
        assertThat(Fingerprint.parse(older).similarity(ours)).isZero();
        assertThat(ours.similarity(Fingerprint.parse("m30:AAAA"))).isZero();
    }

    @Test
    void what_is_no_fingerprint_is_refused() {
        assertThatThrownBy(() -> Fingerprint.parse("AAAA")).hasMessageContaining("must start with");
        assertThatThrownBy(() -> Fingerprint.parse("m2:AAAA")).hasMessageContaining("128");
        assertThatThrownBy(() -> Fingerprint.parse("m1:?")).hasMessageContaining("base64url");
    }

    private static byte[] random(long seed) {
        byte[] bytes = new byte[Fingerprint.COMPONENTS];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
