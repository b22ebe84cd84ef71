package io.dyadwatch.cli.terminal;

/**
 * Untrusted text for a terminal: what a publisher wrote must not move the cursor, change colours or turn the direction
 * of writing.
 */
public final class Visible {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /** The text on one line: runs of white space become one space, anything that is not visible becomes U+FFFD. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.strip().codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    /** As {@link #line}, cut to a number of code points where it is longer, the last of them an ellipsis then. */
    public static String line(String text, int limit) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= limit) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
    }

    /** Whether a terminal shows the code point without doing anything. */
    public static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> false;
            // Bidirectional controls and invisible marks; the two joiners are part of ordinary words.
            case Character.FORMAT -> codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    private static void append(StringBuilder line, int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        } else {
            line.appendCodePoint(isHarmless(codePoint) ? codePoint : REPLACEMENT);
        }
    }
}
