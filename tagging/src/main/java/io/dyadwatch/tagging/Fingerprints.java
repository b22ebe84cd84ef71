package io.dyadwatch.tagging;

import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a near-duplicate fingerprint of the set of three-word shingles of the running text. Headline, captions and
 * boilerplate are left out, as a reprint changes them.
 *
 * <p>It is the sketch of Dahlgaard, Knudsen and Thorup (<i>Fast Similarity Sketching</i>, FOCS 2017), with 8 bits of each
 * component: every shingle goes to one component by its hash, and each keeps the least; rounds with other hashes follow
 * until no component is empty. A text of usual length needs two or three rounds.
 */
final class Fingerprints {
    private static final int FEWEST_WORDS = 20;
    private static final int SHINGLE = 3;
    /** The highest bits of a hash choose its component. */
    private static final int SHIFT = Long.numberOfLeadingZeros(Fingerprint.COMPONENTS - 1);
    /** Bits of a hash that say which is the least; the round stands above them. */
    private static final int BITS_OF_ORDER = 48;

    private Fingerprints() {}

    /** Nothing where the running text has fewer different shingles than {@value #FEWEST_WORDS} different words have. */
    static @Nullable Fingerprint of(Passage text) {
        long[] shingles = shingles(text);
        if (!hasDifferent(shingles, FEWEST_WORDS - SHINGLE + 1)) {
            return null;
        }
        return Fingerprint.of(sketch(shingles));
    }

    /** Components of a set of hashes: what comes twice does not count twice, and the order is no matter. */
    static byte[] sketch(long[] hashes) {
        long[] least = new long[Fingerprint.COMPONENTS];
        Arrays.fill(least, Long.MAX_VALUE);
        int empty = least.length;
        for (int round = 0; empty > 0; round++) {
            // After so many rounds each fills one component, so that there is an end.
            int only = round - least.length;
            for (long element : hashes) {
                long hash = Words.append(round, element);
                int component = only < 0 ? (int) (hash >>> SHIFT) : only;
                long order = (long) round << BITS_OF_ORDER | (hash & ((1L << BITS_OF_ORDER) - 1));
                empty -= least[component] == Long.MAX_VALUE ? 1 : 0;
                least[component] = Math.min(least[component], order);
            }
        }
        byte[] components = new byte[least.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = (byte) least[i];
        }
        return components;
    }

    /** Hashes of the shingles; they run across sentences but not across what is left out. */
    private static long[] shingles(Passage text) {
        Words words = text.words();
        long[] running = new long[words.count()];
        int count = 0;
        for (SentenceSpan sentence : text.sentences()) {
            if (text.in() == SpanIn.TEXT && (sentence.region() == Region.LEAD || sentence.region() == Region.BODY)) {
                for (int i = sentence.from(); i < sentence.to(); i++) {
                    running[count++] = words.hash(i);
                }
            }
        }
        long[] shingles = new long[Math.max(0, count - SHINGLE + 1)];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = Words.append(Words.append(Words.append(0, running[i]), running[i + 1]), running[i + 2]);
        }
        return shingles;
    }

    private static boolean hasDifferent(long[] values, int wanted) {
        long[] seen = new long[wanted];
        int count = 0;
        for (int i = 0; i < values.length && count < wanted; i++) {
            if (!contains(seen, count, values[i])) {
                seen[count++] = values[i];
            }
        }
        return count == wanted;
    }

    private static boolean contains(long[] values, int count, long value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }
}
