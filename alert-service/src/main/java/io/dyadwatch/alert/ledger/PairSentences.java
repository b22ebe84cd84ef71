package io.dyadwatch.alert.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.SpanIn;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An article's sentences as hashes, by which a revision is asked whether it says something new. Two sentences that differ
 * in letter case, spacing or punctuation only are the same.
 */
final class PairSentences {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final EnrichedArticle enriched;
    private final Map<Integer, Long> hashes = new HashMap<>();

    PairSentences(EnrichedArticle enriched) {
        this.enriched = enriched;
    }

    /**
     * The hashes of these sentences.
     *
     * @throws InvalidRecord if the article has no sentence of an index, or not the text of one
     */
    Set<Long> of(Collection<Integer> indexes) {
        Set<Long> found = new LinkedHashSet<>();
        for (int index : indexes) {
            found.add(hashes.computeIfAbsent(index, this::hash));
        }
        return found;
    }

    /** Eight bytes each. */
    static byte[] written(Set<Long> hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * hashes.size());
        hashes.forEach(bytes::putLong);
        return bytes.array();
    }

    static Set<Long> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Set<Long> hashes = new LinkedHashSet<>();
        while (buffer.remaining() >= Long.BYTES) {
            hashes.add(buffer.getLong());
        }
        return hashes;
    }

    private long hash(int index) {
        if (index < 0 || index >= enriched.sentences().size()) {
            throw new InvalidRecord("sentences", "has no sentence of an index that is named");
        }
        String folded = Normalizer.normalize(text(enriched.sentences().get(index)), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        String words = NO_WORD.matcher(folded).replaceAll(" ").strip();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String text(Sentence sentence) {
        String title = enriched.article().title();
        String all = sentence.in() != SpanIn.TITLE ? enriched.article().text() : title == null ? "" : title;
        try {
            int from = all.offsetByCodePoints(0, sentence.start());
            return all.substring(from, all.offsetByCodePoints(from, sentence.end() - sentence.start()));
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidRecord("sentences", "has a span beyond the end of the article");
        }
    }
}
