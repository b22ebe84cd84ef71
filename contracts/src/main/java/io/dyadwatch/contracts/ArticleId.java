package io.dyadwatch.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How an article is told from every other: lower-case hexadecimal SHA-256 over UTF-8. */
public final class ArticleId {
    private ArticleId() {}

    /** Of an article that has a URL, which must be canonical already. */
    public static String ofUrl(String canonicalUrl) {
        return sha256(canonicalUrl);
    }

    /** Of an article that has no URL: its source and its content. */
    public static String ofContent(String source, @Nullable String title, String text) {
        return sha256(source + "\u0000" + contentHash(title, text));
    }

    /** Of an article that came with an id of another kind, where results are to be matched by it. */
    public static String ofForeignId(String id) {
        return sha256(id);
    }

    /** Hash of what an article says, by which a new revision is told from the same text again. */
    public static String contentHash(@Nullable String title, String text) {
        return sha256((title == null ? "" : title) + "\u0000" + text);
    }

    /** Whether it has the form of an article's id. */
    public static boolean isOne(String id) {
        return Check.isSha256(id);
    }

    private static String sha256(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
