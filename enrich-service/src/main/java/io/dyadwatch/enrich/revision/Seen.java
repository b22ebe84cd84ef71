package io.dyadwatch.enrich.revision;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The latest text of an article that was published downstream, as the state store keeps it.
 *
 * @param contentHash see {@link ArticleId#contentHash}
 * @param revision from 1
 */
public record Seen(String contentHash, int revision) {
    private static final int HASH_BYTES = 32;

    /**
     * What an article that has just come is.
     *
     * @param latest what was published last under its id, if anything
     * @return the next revision; absent where the article says the same as {@code latest}
     */
    public static Optional<Seen> next(Optional<Seen> latest, Article article) {
        String hash = ArticleId.contentHash(article.title(), article.text());
        if (latest.isPresent() && latest.get().contentHash().equals(hash)) {
            return Optional.empty();
        }
        return Optional.of(new Seen(hash, latest.map(Seen::revision).orElse(0) + 1));
    }

    /** Four bytes of revision, then the 32 of the hash. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(Integer.BYTES + HASH_BYTES)
                .putInt(revision)
                .put(HexFormat.of().parseHex(contentHash))
                .array();
    }

    /** The reverse of {@link #toBytes}. */
    public static Seen fromBytes(byte[] bytes) {
        return new Seen(
                HexFormat.of().formatHex(bytes, Integer.BYTES, Integer.BYTES + HASH_BYTES),
                ByteBuffer.wrap(bytes).getInt());
    }
}
