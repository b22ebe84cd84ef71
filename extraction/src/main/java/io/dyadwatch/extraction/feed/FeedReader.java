package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.DecodedText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed of any kind: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1. It never throws for what
 * the bytes are: what could not be read is in {@link Feed#problems()}. Nothing is fetched and no state is kept, so one
 * reader serves all threads.
 *
 * <p>Time and memory are linear in the number of bytes, whatever they are; the caller bounds that number.
 */
public final class FeedReader {

    /**
     * Reads a feed.
     *
     * @param bytes the body, decompressed
     * @param contentType the Content-Type that it came with, for its charset; absent for a file
     * @param address absolute address that it came from, after redirects, for relative references; absent where it is not
     *     known
     */
    public Feed read(byte[] bytes, @Nullable String contentType, @Nullable String address) {
        Problems problems = new Problems();
        DecodedText decoded = DecodedText.of(bytes, contentType);
        if (decoded.declared() != null) {
            problems.add(FeedProblem.Kind.CHARSET_OVERRIDDEN);
        }
        if (decoded.damaged()) {
            problems.add(FeedProblem.Kind.BYTES_REPAIRED);
        }
        String text = decoded.text();
        if (text.isBlank()) {
            problems.add(FeedProblem.Kind.EMPTY);
            return Feed.unreadable(problems);
        }
        String base = address == null ? null : WebAddress.resolve(address, null);
        return isJson(text) ? JsonFeed.read(text, base, problems) : XmlFeed.read(text, base, problems);
    }

    private static boolean isJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }
}
