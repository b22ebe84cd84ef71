package io.dyadwatch.ingest.url;

import java.nio.charset.StandardCharsets;

/** Percent-encoding in its normal form (RFC 3986 section 6.2.2.1 and 6.2.2.2). */
final class PercentEncoding {
    /** What a path or a query may hold as it is, beyond letters and digits. */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";

    private static final String HEX = "0123456789ABCDEF";
    private static final int REPLACEMENT = 0xFFFD;

    private PercentEncoding() {}

    /**
     * Decodes what needs no encoding, encodes what does as UTF-8, and writes the rest in upper case. A percent sign that
     * starts no triplet is encoded itself.
     */
    static String normalise(String component) {
        StringBuilder normal = new StringBuilder(component.length() + 16);
        int i = 0;
        while (i < component.length()) {
            int codePoint = component.codePointAt(i);
            if (codePoint == '%' && isTriplet(component, i)) {
                appendByte(normal, hex(component, i + 1) << 4 | hex(component, i + 2));
                i += 3;
                continue;
            }
            if (codePoint < 0x80 && (isUnreserved(codePoint) || ALLOWED.indexOf(codePoint) >= 0)) {
                normal.append((char) codePoint);
            } else {
                appendEncoded(normal, codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return normal.toString();
    }

    private static boolean isTriplet(String text, int at) {
        return at + 2 < text.length() && hex(text, at + 1) >= 0 && hex(text, at + 2) >= 0;
    }

    private static int hex(String text, int at) {
        char c = text.charAt(at);
        // Character.digit would take digits of other scripts too.
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static void appendByte(StringBuilder normal, int value) {
        if (isUnreserved(value)) {
            normal.append((char) value);
        } else {
            appendTriplet(normal, value);
        }
    }

    private static void appendEncoded(StringBuilder normal, int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        String character = Character.toString(loneSurrogate ? REPLACEMENT : codePoint);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            appendTriplet(normal, b & 0xFF);
        }
    }

    private static void appendTriplet(StringBuilder normal, int value) {
        normal.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xF));
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
