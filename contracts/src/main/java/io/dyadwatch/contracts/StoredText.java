package io.dyadwatch.contracts;

/** Strings that every hop can store: PostgreSQL takes neither U+0000 nor lone surrogates, and those have no UTF-8. */
public final class StoredText {
    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    /** The string with each U+0000 and each lone surrogate replaced by U+FFFD; the same string if it has none. */
    public static String of(String given) {
        int at = firstUnstorable(given, 0);
        if (at < 0) {
            return given;
        }
        StringBuilder stored = new StringBuilder(given);
        while (at >= 0) {
            stored.setCharAt(at, REPLACEMENT);
            at = firstUnstorable(given, at + 1);
        }
        return stored.toString();
    }

    static boolean isStorable(String given) {
        return firstUnstorable(given, 0) < 0;
    }

    private static int firstUnstorable(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
            i++;
        }
        return -1;
    }
}
