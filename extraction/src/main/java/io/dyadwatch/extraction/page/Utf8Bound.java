package io.dyadwatch.extraction.page;

/** Cuts text to a number of bytes in UTF-8, between characters, without encoding it. */
final class Utf8Bound {
    private Utf8Bound() {}

    /** The longest beginning that fits; the text itself if it does. */
    static String cut(String text, int maxBytes) {
        if (text.length() * 3L <= maxBytes) {
            return text;
        }
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                return text.substring(0, i).stripTrailing();
            }
            i += Character.charCount(point);
        }
        return text;
    }
}
