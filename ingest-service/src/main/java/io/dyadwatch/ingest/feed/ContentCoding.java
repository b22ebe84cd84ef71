package io.dyadwatch.ingest.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes the codings of a body (RFC 9110 section 8.4.1): gzip and brotli. What comes out is bounded, whatever the body
 * promises; beside it a decoder of brotli holds 16 MiB at most, the format's largest window.
 */
final class ContentCoding {
    /** What is sent as {@code Accept-Encoding}. */
    static final String ACCEPTED = "gzip, br";

    private static final int MAX_CODINGS = 2;

    private final int maxBytes;

    /** @param maxBytes of a body that comes out, after each coding */
    ContentCoding(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A body that is not read; the message says why in words. */
    static final class Undecodable extends IOException {
        private static final long serialVersionUID = 1L;

        private final String error;

        Undecodable(String error, String detail) {
            super(detail);
            this.error = error;
        }

        String error() {
            return error;
        }
    }

    /**
     * The body without its codings. A body that is said to be gzip and is not stays as it is, and one that is gzip without
     * saying so is decompressed: both are common.
     *
     * @param codings lines of {@code Content-Encoding}
     * @throws Undecodable as {@code too-large}, or as {@code encoding} where it is another coding or broken
     */
    byte[] decode(byte[] body, List<String> codings) throws Undecodable {
        List<String> applied = names(codings);
        if (applied.size() > MAX_CODINGS) {
            throw new Undecodable("encoding", "the body is compressed more than " + MAX_CODINGS + " times");
        }
        if (applied.isEmpty() && isGzip(body)) {
            applied.add("gzip");
        }
        byte[] decoded = body;
        // They are listed in the order in which they were applied.
        for (int i = applied.size() - 1; i >= 0; i--) {
            decoded = decodeOne(decoded, applied.get(i));
        }
        if (decoded.length > maxBytes) {
            throw tooLarge();
        }
        return decoded;
    }

    private static List<String> names(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            for (String name : line.split(",", -1)) {
                String coding = name.strip().toLowerCase(Locale.ROOT);
                if (!coding.isEmpty() && !coding.equals("identity")) {
                    names.add(coding);
                }
            }
        }
        return names;
    }

    private byte[] decodeOne(byte[] body, String coding) throws Undecodable {
        return switch (coding) {
            case "gzip", "x-gzip" -> isGzip(body) ? readAll(body, GZIPInputStream::new) : body;
            case "br" -> readAll(body, BrotliInputStream::new);
            default -> throw new Undecodable("encoding", "the body has a coding that was not asked for");
        };
    }

    private byte[] readAll(byte[] body, Decoder decoder) throws Undecodable {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream((int) Math.min(maxBytes, 4L * body.length + 64));
        byte[] buffer = new byte[8192];
        try (InputStream in = decoder.over(new ByteArrayInputStream(body))) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (decoded.size() + n > maxBytes) {
                    throw tooLarge();
                }
                decoded.write(buffer, 0, n);
            }
        } catch (Undecodable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoder of brotli also throws what it did not expect.
            throw new Undecodable("encoding", "the compressed body is broken");
        }
        return decoded.toByteArray();
    }

    private Undecodable tooLarge() {
        return new Undecodable("too-large", "the body has more than " + maxBytes + " bytes when decompressed");
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private interface Decoder {
        InputStream over(InputStream in) throws IOException;
    }
}
