package io.dyadwatch.extraction.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes read as text, in the charset that they are really in. Trusted in this order: byte order mark, what the first
 * bytes look like, the charset of HTTP, the document's own declaration (RFC 7303, section 3), each only if the bytes are
 * valid in it; then UTF-8, and windows-1252 for what is none. A Latin label on bytes that are valid UTF-8 is a lie, and a
 * label on many such characters whatever it says.
 *
 * @param text the text, without byte order mark
 * @param charset name of the charset that was used
 * @param declared the label that was given first and not followed; absent where all was as it was said
 * @param damaged true where bytes were not valid in the charset and had to be guessed one by one
 */
public record DecodedText(
        String text, String charset, @Nullable String declared, boolean damaged) {
    /** How far the declaration of XML and the {@code meta} of HTML are looked for, in bytes. */
    private static final int HEAD = 4096;
    /** So many characters beyond ASCII are not valid UTF-8 by chance in an encoding of any kind. */
    private static final int SURELY_UTF_8 = 8;

    /** Not every runtime has it. */
    private static final Charset EBCDIC = CharsetLabels.find("ibm037").orElse(StandardCharsets.ISO_8859_1);

    /** Reads XML, JSON or HTML. */
    public static DecodedText of(byte[] bytes, @Nullable String contentType) {
        int space = leadingSpace(bytes);
        Mark mark = Mark.of(bytes, 0);
        if (mark != null) {
            // Some write it twice.
            int from = mark.length();
            return marked(bytes, mark.equals(Mark.of(bytes, from)) ? 2 * from : from, mark.charset());
        }
        Charset family = family(bytes, space);
        if (family != null && !family.equals(EBCDIC)) {
            return marked(bytes, 0, family);
        }
        List<String> labels = new ArrayList<>(2);
        DeclaredCharset.ofContentType(contentType).ifPresent(labels::add);
        DeclaredCharset.ofDocument(head(bytes, family == null ? StandardCharsets.ISO_8859_1 : family))
                .ifPresent(labels::add);
        return byLabel(bytes, labels, family);
    }

    private record Mark(Charset charset, int length) {
        static @Nullable Mark of(byte[] b, int at) {
            if (has(b, at, 0xEF, 0xBB, 0xBF)) {
                return new Mark(StandardCharsets.UTF_8, 3);
            }
            if (has(b, at, 0, 0, 0xFE, 0xFF)) {
                return new Mark(Charset.forName("UTF-32BE"), 4);
            }
            if (has(b, at, 0xFF, 0xFE, 0, 0)) {
                return new Mark(Charset.forName("UTF-32LE"), 4);
            }
            if (has(b, at, 0xFE, 0xFF)) {
                return new Mark(StandardCharsets.UTF_16BE, 2);
            }
            return has(b, at, 0xFF, 0xFE) ? new Mark(StandardCharsets.UTF_16LE, 2) : null;
        }
    }

    /** The family that the first sign of markup or JSON shows (XML 1.0, appendix F); absent for anything like ASCII. */
    private static @Nullable Charset family(byte[] b, int at) {
        for (int sign : new int[] {'<', '{'}) {
            if (has(b, at, 0, 0, 0, sign)) {
                return Charset.forName("UTF-32BE");
            }
            if (has(b, at, sign, 0, 0, 0)) {
                return Charset.forName("UTF-32LE");
            }
            if (has(b, at, 0, sign)) {
                return StandardCharsets.UTF_16BE;
            }
            if (has(b, at, sign, 0)) {
                return StandardCharsets.UTF_16LE;
            }
        }
        return has(b, at, 0x4C, 0x6F, 0xA7, 0x94) ? EBCDIC : null;
    }

    private static boolean has(byte[] bytes, int at, int... wanted) {
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[at + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int leadingSpace(byte[] bytes) {
        int at = 0;
        while (at < bytes.length
                && at < HEAD
                && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static DecodedText marked(byte[] bytes, int from, Charset charset) {
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        if (utf8 && LenientUtf8.charactersBeyondAscii(bytes, from) < 0) {
            return new DecodedText(LenientUtf8.decode(bytes, from), charset.name(), null, true);
        }
        String text = new String(bytes, from, bytes.length - from, charset);
        return new DecodedText(text, charset.name(), null, !utf8 && isDamaged(text));
    }

    private static DecodedText byLabel(byte[] bytes, List<String> labels, @Nullable Charset family) {
        String first = labels.isEmpty() ? null : labels.get(0);
        int utf8 = LenientUtf8.charactersBeyondAscii(bytes, 0);
        for (String label : labels) {
            Charset charset = CharsetLabels.find(label).orElse(null);
            if (charset == null || isUtf8InDisguise(charset, utf8)) {
                continue;
            }
            if (charset.equals(StandardCharsets.UTF_8) && utf8 < 0) {
                continue;
            }
            String text = isLatin(charset) ? Windows1252.decode(bytes, 0) : new String(bytes, charset);
            boolean whole = charset.equals(StandardCharsets.UTF_8) || !isDamaged(text);
            if (whole && looksRead(text)) {
                return new DecodedText(text, charset.name(), label.equals(first) ? null : first, false);
            }
        }
        if (utf8 >= 0) {
            return new DecodedText(
                    new String(bytes, StandardCharsets.UTF_8), "UTF-8", isUtf8(first) ? null : first, false);
        }
        if (family != null) {
            return marked(bytes, 0, family);
        }
        return damaged(bytes, labels, first);
    }

    /** No label fits all bytes: the first that fits nearly all of them, else UTF-8 as it comes. */
    private static DecodedText damaged(byte[] bytes, List<String> labels, @Nullable String first) {
        for (String label : labels) {
            Charset charset = CharsetLabels.find(label).orElse(null);
            if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
                continue;
            }
            String text = new String(bytes, charset);
            long lost = text.chars().filter(c -> c == '\uFFFD').count();
            long beyondAscii = text.chars().filter(c -> c >= 0x80).count();
            if (looksRead(text) && lost * 10 <= beyondAscii) {
                return new DecodedText(text, charset.name(), label.equals(first) ? null : first, true);
            }
        }
        return new DecodedText(LenientUtf8.decode(bytes, 0), "UTF-8", isUtf8(first) ? null : first, true);
    }

    /** Java writes U+FFFD for each byte that a charset does not know. */
    private static boolean isDamaged(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    private static boolean isUtf8InDisguise(Charset charset, int utf8) {
        if (utf8 <= 0 || charset.equals(StandardCharsets.UTF_8)) {
            return false;
        }
        return isLatin(charset) || utf8 >= SURELY_UTF_8;
    }

    private static boolean isLatin(Charset charset) {
        return charset.name().equals("windows-1252");
    }

    private static boolean isUtf8(@Nullable String label) {
        return label == null
                || CharsetLabels.find(label)
                        .filter(StandardCharsets.UTF_8::equals)
                        .isPresent();
    }

    /** A wrong family of charsets shows at once: no markup, no JSON, or a text full of U+0000. */
    private static boolean looksRead(String text) {
        String start = text.substring(0, Math.min(text.length(), HEAD));
        return start.isBlank() || ((start.indexOf('<') >= 0 || start.indexOf('{') >= 0) && start.indexOf('\u0000') < 0);
    }

    private static String head(byte[] bytes, Charset charset) {
        return new String(bytes, 0, Math.min(bytes.length, HEAD), charset);
    }
}
