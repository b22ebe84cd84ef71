package io.dyadwatch.tagging.text;

/** What stands between two neighbouring words. */
public final class Gap {
    /** Spaces only. */
    public static final byte SPACE = 0;
    /** One line break and spaces only. */
    public static final byte LINE = 1;
    /** One hyphen without spaces. */
    public static final byte HYPHEN = 2;
    /** One apostrophe, spaces allowed. */
    public static final byte APOSTROPHE = 3;
    /** One full stop without spaces. */
    public static final byte DOT = 4;
    /** One full stop, then spaces. */
    public static final byte DOT_SPACE = 5;
    /** One comma, spaces allowed. */
    public static final byte COMMA = 6;
    /** Anything else, and the end of the text. */
    public static final byte OTHER = 7;

    private Gap() {}

    /** Whether a name may run on across this gap. */
    public static boolean joins(byte gap) {
        return gap <= DOT_SPACE;
    }

    /** Whether a gap in a text is a right spelling of a gap in a name. */
    public static boolean spells(byte name, byte text) {
        return switch (name) {
            case SPACE, LINE, HYPHEN -> text == SPACE || text == LINE || text == HYPHEN;
            case DOT -> text == DOT || text == DOT_SPACE;
            case DOT_SPACE -> text == DOT_SPACE || text == DOT || text == SPACE || text == LINE;
            default -> name == text;
        };
    }

    static byte between(String text, int from, int to) {
        if (to - from == 1 && text.charAt(from) == ' ') {
            return SPACE;
        }
        int spaces = 0;
        int lines = 0;
        int signs = 0;
        byte sign = OTHER;
        boolean spaceFirst = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
            } else if (isSpace(c)) {
                spaces++;
                spaceFirst |= signs == 0;
            } else if (Letters.kind(c) != Letters.INVISIBLE) {
                signs++;
                sign = sign(c);
                if (signs > 1) {
                    return OTHER;
                }
            }
        }
        if (lines > 0) {
            return lines == 1 && signs == 0 ? LINE : OTHER;
        }
        if (signs == 0) {
            return SPACE;
        }
        return switch (sign) {
            case HYPHEN -> spaces == 0 ? HYPHEN : OTHER;
            case DOT -> spaces == 0 ? DOT : spaceFirst ? OTHER : DOT_SPACE;
            default -> sign;
        };
    }

    static boolean isSpace(char c) {
        return c == ' '
                || c == '\t'
                || c == '\r'
                || c == '\n'
                || c == '\f'
                || c == '\u000B'
                || c == '\u0085'
                || c == '\u00A0'
                || (c >= '\u2000' && c <= '\u200A')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u3000';
    }

    private static byte sign(char c) {
        return switch (c) {
            case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> HYPHEN;
            case '\'', '\u2019', '\u2018', '\u02BC', '\u00B4', '`' -> APOSTROPHE;
            case '.' -> DOT;
            case ',' -> COMMA;
            default -> OTHER;
        };
    }
}
