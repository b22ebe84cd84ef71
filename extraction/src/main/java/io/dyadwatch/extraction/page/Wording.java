package io.dyadwatch.extraction.page;

import java.util.Locale;

/** Plain text made comparable. */
final class Wording {
    private Wording() {}

    /** Each run of white space as one space, none at the ends. */
    static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (c >= ' ' && c != '¶' && c != '\u00AD' && c != '\u200B' && c != '\uFEFF') {
                if (space && collapsed.length() > 0) {
                    collapsed.append(' ');
                }
                space = false;
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    /** Letters and digits of the first thousand characters, in lower case. */
    static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        int end = Math.min(text.length(), 1000);
        for (int i = 0; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** The text cut to so many UTF-16 units, not within a pair of surrogates. */
    static String cut(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(units - 1)) ? units - 1 : units);
    }
}
