package io.dyadwatch.alert.ledger;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The set of three-word shingles of an article's running text, as hashes of 32 bits. Of a text with more than
 * {@value #MAX} different ones the smallest hashes are kept, a bottom-k sketch (Broder, <i>On the resemblance and
 * containment of documents</i>, 1997). The similarity of two texts of that length or less is therefore exact.
 *
 * <p>A fingerprint finds candidates among many articles; it tells a reprint that was cut to 60 % (Jaccard similarity 0.55
 * to 0.6) from a follow-up that keeps half of such a cut reprint (0.45) with a standard error of 0.045 only. This one
 * decides.
 */
public final class Shingles {
    /** Hashes kept of one article; a news agency's text has about as many words as shingles, mostly below 1,000. */
    static final int MAX = 1024;

    private static final int WORDS = 3;
    private static final int FEWEST = 18;
    /** FNV-1a, 64 bits. */
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private final int[] sorted;

    private Shingles(int[] sorted) {
        this.sorted = sorted;
    }

    /** Empty where there is too little text to compare. */
    static Optional<Shingles> of(EnrichedArticle enriched) {
        long[] words = words(enriched);
        int[] all = IntStream.rangeClosed(0, words.length - WORDS)
                .map(i -> shingle(words, i))
                .sorted()
                .distinct()
                .limit(MAX)
                .toArray();
        return all.length < FEWEST ? Optional.empty() : Optional.of(new Shingles(all));
    }

    static Shingles read(byte[] bytes) {
        int[] hashes = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
        return new Shingles(hashes);
    }

    /** Four bytes each, ascending. */
    byte[] written() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * sorted.length);
        for (int hash : sorted) {
            bytes.putInt(hash);
        }
        return bytes.array();
    }

    /** Jaccard similarity, 0 to 1: of the parts that both sketches know whole. */
    double similarity(Shingles other) {
        int known = Math.min(lastKnown(), other.lastKnown());
        int both = 0;
        int either = 0;
        int i = 0;
        int j = 0;
        while (true) {
            boolean mine = i < sorted.length && sorted[i] <= known;
            boolean its = j < other.sorted.length && other.sorted[j] <= known;
            if (!mine && !its) {
                return either == 0 ? 0 : (double) both / either;
            }
            int order = !mine ? 1 : !its ? -1 : Integer.compare(sorted[i], other.sorted[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            either++;
        }
    }

    /** Up to which hash nothing was left out. */
    private int lastKnown() {
        return sorted.length < MAX ? Integer.MAX_VALUE : sorted[MAX - 1];
    }

    private static int shingle(long[] words, int first) {
        long hash = OFFSET_BASIS;
        for (int i = first; i < first + WORDS; i++) {
            hash = (hash ^ words[i]) * PRIME;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    /** Hashes of the words of lead and body; headline, captions and boilerplate are what a reprint changes. */
    private static long[] words(EnrichedArticle enriched) {
        String text = enriched.article().text();
        WordHashes words = new WordHashes();
        try {
            addRunningText(enriched, text, words);
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidRecord("sentences", "has a span beyond the end of the article");
        }
        return words.hashes.build().toArray();
    }

    private static void addRunningText(EnrichedArticle enriched, String text, WordHashes words) {
        int at = 0;
        int codePoints = 0;
        for (Sentence sentence : enriched.sentences()) {
            boolean running = sentence.region() == Region.LEAD || sentence.region() == Region.BODY;
            if (sentence.in() == SpanIn.TITLE || !running || sentence.start() < codePoints) {
                continue;
            }
            int from = text.offsetByCodePoints(at, sentence.start() - codePoints);
            int to = text.offsetByCodePoints(from, sentence.end() - sentence.start());
            words.add(text.substring(from, to));
            at = to;
            codePoints = sentence.end();
        }
    }

    private static final class WordHashes {
        private final LongStream.Builder hashes = LongStream.builder();

        void add(String sentence) {
            String folded = Normalizer.normalize(sentence, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            long hash = OFFSET_BASIS;
            for (int i = 0; i < folded.length(); i++) {
                char c = folded.charAt(i);
                if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                    hash = (hash ^ c) * PRIME;
                } else {
                    end(hash);
                    hash = OFFSET_BASIS;
                }
            }
            end(hash);
        }

        private void end(long hash) {
            if (hash != OFFSET_BASIS) {
                hashes.add(hash);
            }
        }
    }
}
