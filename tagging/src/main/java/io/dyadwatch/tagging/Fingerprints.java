package io.dyadwatch.tagging;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import com.dynatrace.hash4j.similarity.SuperMinHashVersion;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Makes a near-duplicate fingerprint: SuperMinHash (Ertl, 2017) with components of 8 bits over the set of three-word
 * shingles of the running text. Headline, captions and boilerplate are left out, as a reprint changes them.
 */
final class Fingerprints {
    private static final int FEWEST_WORDS = 20;
    private static final int SHINGLE = 3;
    private static final SimilarityHashPolicy POLICY =
            SimilarityHashing.superMinHash(Fingerprint.COMPONENTS, 8, SuperMinHashVersion.V1);

    private Fingerprints() {}

    /** Nothing where the running text has fewer different shingles than {@value #FEWEST_WORDS} different words have. */
    static @Nullable Fingerprint of(Passage text) {
        long[] shingles = shingles(text);
        if (!hasDifferent(shingles, FEWEST_WORDS - SHINGLE + 1)) {
            return null;
        }
        // It is the signature of a set: what comes twice does not count twice, and the order is no matter.
        SimilarityHasher hasher = POLICY.createHasher();
        return Fingerprint.of(hasher.compute(ElementHashProvider.ofValues(shingles)));
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
