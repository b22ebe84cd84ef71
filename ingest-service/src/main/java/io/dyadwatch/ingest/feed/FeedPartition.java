package io.dyadwatch.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** In which partition a feed and its state lie: all feeds of a host in one, and so in the hands of one instance. */
public final class FeedPartition {
    private FeedPartition() {}

    /**
     * The partition of a feed.
     *
     * @param canonicalUrl of the feed, as it was added: where it has moved to since does not count
     * @param partitions of the topic
     */
    public static int of(String canonicalUrl, int partitions) {
        byte[] host = authority(canonicalUrl).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(host);
            return Math.floorMod(ByteBuffer.wrap(hash).getInt(), partitions);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Host and port of a canonical URL; the port only where it is not its scheme's. */
    static String authority(String canonicalUrl) {
        int from = canonicalUrl.indexOf("//") + 2;
        int end = from;
        while (end < canonicalUrl.length() && "/?".indexOf(canonicalUrl.charAt(end)) < 0) {
            end++;
        }
        return canonicalUrl.substring(from, end);
    }
}
