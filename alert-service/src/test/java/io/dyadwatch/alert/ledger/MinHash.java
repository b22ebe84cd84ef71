package io.dyadwatch.alert.ledger;

import io.dyadwatch.contracts.Fingerprint;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Fingerprints that estimate Jaccard similarity as those of the tagger do: one byte of the smallest hash of the three-word
 * shingles, for each of the components. It is another family of hash functions than the tagger's.
 */
final class MinHash {
    private MinHash() {}

    static Fingerprint of(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
        long[] smallest = new long[Fingerprint.COMPONENTS];
        Arrays.fill(smallest, Long.MAX_VALUE);
        for (int i = 0; i + 3 <= words.length; i++) {
            Random hashes = new Random(
                    Arrays.asList(words[i], words[i + 1], words[i + 2]).hashCode());
            for (int c = 0; c < smallest.length; c++) {
                smallest[c] = Math.min(smallest[c], hashes.nextLong());
            }
        }
        byte[] components = new byte[smallest.length];
        for (int c = 0; c < components.length; c++) {
            components[c] = (byte) (smallest[c] >>> 8);
        }
        return Fingerprint.of(components);
    }
}
