package io.dyadwatch.extraction.text;

/**
 * The upper half of windows-1252 as browsers read it: the five bytes that Microsoft left open are the C1 controls of the
 * same number (WHATWG Encoding, index windows-1252), where Java's own decoder gives U+FFFD.
 */
final class Windows1252 {
    private static final String C1 =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D"
                    + "\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private Windows1252() {}

    /** The character of a byte 0–255. */
    static char of(int value) {
        return value >= 0x80 && value <= 0x9F ? C1.charAt(value - 0x80) : (char) value;
    }

    /** The byte that a character has in this encoding, or -1. */
    static int byteOf(char c) {
        if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
            return c;
        }
        int at = C1.indexOf(c);
        if (at >= 0) {
            return 0x80 + at;
        }
        return c <= 0x9F ? c : -1;
    }

    static String decode(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder(bytes.length - from);
        for (int i = from; i < bytes.length; i++) {
            text.append(of(bytes[i] & 0xFF));
        }
        return text.toString();
    }
}
