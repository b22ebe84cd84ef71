package io.dyadwatch.extraction.text;

import org.jspecify.annotations.Nullable;

/**
 * UTF-8 as it comes: where bytes are no UTF-8 they are read as windows-1252, one by one, which is what gets into such
 * texts by pasting. So a text that is all windows-1252 is read rightly too.
 */
public final class LenientUtf8 {
    private static final String LIKELY_LEADS = "\u00C2\u00C3\u00C4\u00C5\u00CE\u00CF\u00D0\u00D1\u00E2\u00F0";

    private LenientUtf8() {}

    /** The number of characters beyond ASCII, or -1 if the bytes are no UTF-8. */
    static int charactersBeyondAscii(byte[] bytes, int from) {
        int count = 0;
        int at = from;
        while (at < bytes.length) {
            int length = length(bytes, at);
            if (length == 0) {
                return -1;
            }
            count += length > 1 ? 1 : 0;
            at += length;
        }
        return count;
    }

    static String decode(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder(bytes.length - from);
        int at = from;
        while (at < bytes.length) {
            int length = length(bytes, at);
            switch (length) {
                case 1 -> text.append((char) bytes[at]);
                case 2, 3, 4 -> text.appendCodePoint(codePoint(bytes, at, length));
                default -> text.append(Windows1252.of(bytes[at] & 0xFF));
            }
            at += Math.max(1, length);
        }
        return text.toString();
    }

    /**
     * The text with what was UTF-8, taken for windows-1252 and encoded once more, put right ({@code Ã©} is {@code é}); the
     * same text if that is not what happened to all of it.
     */
    public static String undoubled(String text) {
        byte @Nullable [] bytes = suspected(text);
        return bytes == null || !isLikelyUtf8(bytes) ? text : decode(bytes, 0);
    }

    /**
     * Whether the bytes are UTF-8 of Latin, Greek or Cyrillic letters, punctuation and emoji. Others are left alone: a
     * French capital before a non-breaking space would be a letter of the phonetic alphabet.
     */
    private static boolean isLikelyUtf8(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = length(bytes, at);
            int first = bytes[at] & 0xFF;
            boolean likely = length == 1 || (length > 0 && LIKELY_LEADS.indexOf((char) first) >= 0);
            if (!likely) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private static byte @Nullable [] suspected(String text) {
        boolean beyondAscii = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Windows1252.byteOf(c) < 0) {
                return null;
            }
            beyondAscii |= c >= 0x80;
        }
        if (!beyondAscii) {
            return null;
        }
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Windows1252.byteOf(text.charAt(i));
        }
        return bytes;
    }

    /** Length of the valid sequence here, 0 for none (Unicode, table 3-7). */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int codePoint(byte[] bytes, int at, int length) {
        int value = bytes[at] & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            value = (value << 6) + (bytes[at + i] & 0x3F);
        }
        return value;
    }
}
