package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dyadwatch.contracts.Fingerprint;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
    private static final int TRIALS = 400;

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 450, 5000})
    void estimates_how_much_two_sets_of_any_size_share(int size) {
        Random random = new Random(size);
        // Half of the union is in both.
        int shared = size / 2;
        double sum = 0;
        double squares = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            long[] all = random.longs(size).toArray();
            int ownEnd = shared + (size - shared) / 2;
            Fingerprint one = of(LongStream.of(all).limit(ownEnd));
            Fingerprint other = of(LongStream.concat(
                    LongStream.of(all).skip(ownEnd), LongStream.of(all).limit(shared)));
            double error = one.similarity(other) - (double) shared / size;
            sum += error;
            squares += error * error;
        }

        assertThat(sum / TRIALS).isCloseTo(0, within(0.01));
        assertThat(Math.sqrt(squares / TRIALS)).isLessThan(0.05);
    }

    private static Fingerprint of(LongStream shingles) {
        return Fingerprint.of(Fingerprints.sketch(shingles.toArray()));
    }
}
