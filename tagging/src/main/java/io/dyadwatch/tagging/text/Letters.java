package io.dyadwatch.tagging.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which UTF-16 units are letters, and what each folds to: case, diacritics and width removed.
 *
 * <p>The tables are ours ({@code letters.txt}) so that two Java versions read the same text alike.
 */
final class Letters {
    /** Not part of a word. */
    static final byte NONE = 0;
    /** A lower-case letter. */
    static final byte LOWER = 1;
    /** An upper-case letter. */
    static final byte UPPER = 2;
    /** A letter of a script without case. */
    static final byte CASELESS = 3;
    /** A digit. */
    static final byte DIGIT = 4;
    /** A combining mark: belongs to the letter before it, folds to nothing. */
    static final byte MARK = 5;
    /** An invisible character (soft hyphen, joiner, direction mark): does not end a word, folds to nothing. */
    static final byte INVISIBLE = 6;

    /** Fold of {@link #MARK} and {@link #INVISIBLE}. */
    static final char NOTHING = 0;

    /** Folds at or above this are indexes into the table of two-letter folds: private use, so no letter has them. */
    private static final char FIRST_LONG_FOLD = 0xE000;

    /** Code of a unit that may be part of a word but does not fold to one letter with a code. */
    static final byte ODD = -128;

    /** The highest code of a digit. */
    static final byte LAST_DIGIT = 10;

    /**
     * By unit, not to be changed: 0 outside words, {@link #ODD}, or a code from 1 to 127 that all units which fold to the
     * same letter share, and no others. Digits, Latin letters without the rare ones, Greek and Cyrillic have codes.
     */
    static final byte[] CODES = new byte[0x10000];

    /** Letters of the languages that are told apart are below this. */
    static final char END_OF_LOWER = 0x0530;

    /** By unit below {@link #END_OF_LOWER}: the small letter of a capital, diacritics kept; else the unit itself. */
    private static final char[] LOWER_OF = new char[END_OF_LOWER];

    private static final byte[] KINDS = new byte[0x10000];
    private static final char[] FOLDS = new char[0x10000];
    private static final List<String> LONG_FOLDS = new ArrayList<>();

    static {
        // Scripts that the table below does not list: every letter is itself.
        int[][] caseless = {
            {0x0250, 0x02AF}, {0x0370, 0x1FFF}, {0x2C00, 0x2DFF}, {0x3040, 0xD7FF}, {0xF900, 0xFDFF}, {0xFE70, 0xFEFE}
        };
        int[][] marks = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}};
        int[][] invisible = {{0x00AD, 0x00AD}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF}};
        fill(caseless, CASELESS);
        fill(marks, MARK);
        fill(invisible, INVISIBLE);
        for (char digit = '0'; digit <= '9'; digit++) {
            set(digit, DIGIT, digit);
            set((char) (digit - '0' + 0xFF10), DIGIT, digit);
        }
        read();
        encode();
        for (char unit = 0; unit < END_OF_LOWER; unit++) {
            LOWER_OF[unit] = KINDS[unit] == UPPER ? smallOf(unit) : unit;
        }
    }

    private Letters() {}

    static byte kind(char unit) {
        return KINDS[unit];
    }

    /** Whether a unit is a letter, with or without case. */
    static boolean isLetter(char unit) {
        byte kind = KINDS[unit];
        return kind == LOWER || kind == UPPER || kind == CASELESS;
    }

    /** The small letter of a capital, diacritics kept, for units below {@link #END_OF_LOWER}. */
    static char lower(char unit) {
        return LOWER_OF[unit];
    }

    /** By how the Unicode Standard lays out capitals and small letters: in two blocks or in turn. */
    private static char smallOf(char capital) {
        int small;
        if (capital < 0x0100 || (capital >= 0x0391 && capital <= 0x03AB) || (capital >= 0x0410 && capital <= 0x042F)) {
            small = capital + 0x20;
        } else if (capital >= 0x0400 && capital <= 0x040F) {
            small = capital + 0x50;
        } else if (capital >= 0x0388 && capital <= 0x038A) {
            small = capital + 0x25;
        } else if (capital == 0x038E || capital == 0x038F) {
            small = capital + 0x3F;
        } else {
            small = switch (capital) {
                case 0x0130 -> 'i';
                case 0x0178 -> 0x00FF;
                case 0x01C4, 0x01C7, 0x01CA, 0x01F1 -> capital + 2;
                case 0x018E -> 0x01DD;
                case 0x01F6 -> 0x0195;
                case 0x023D -> 0x019A;
                case 0x0243 -> 0x0180;
                case 0x01F7 -> 0x01BF;
                case 0x0220 -> 0x019E;
                case 0x0386 -> 0x03AC;
                case 0x038C -> 0x03CC;
                case 0x04C0 -> 0x04CF;
                default -> capital + 1;
            };
        }
        return (char) small;
    }

    /** Whether a unit that may be part of a word is a letter or a digit. */
    static boolean isSign(char unit) {
        return KINDS[unit] != MARK && KINDS[unit] != INVISIBLE;
    }

    /** The folded unit, {@link #NOTHING}, or a fold that {@link #isLong} and {@link #longFold} spell out. */
    static char fold(char unit) {
        return FOLDS[unit];
    }

    static boolean isLong(char fold) {
        return fold >= FIRST_LONG_FOLD;
    }

    static String longFold(char fold) {
        return LONG_FOLDS.get(fold - FIRST_LONG_FOLD);
    }

    /** The code of a folded letter, or {@link #ODD}. */
    static byte code(char folded) {
        return CODES[folded];
    }

    private static void encode() {
        byte next = 1;
        int[][] usual = {{'0', '9'}, {'a', 'z'}, {0x0391, 0x03C9}, {0x0400, 0x045F}, {0x0490, 0x0491}};
        for (int[] range : usual) {
            for (int unit = range[0]; unit <= range[1]; unit++) {
                if (FOLDS[unit] == unit && KINDS[unit] != CASELESS) {
                    CODES[unit] = next++;
                }
            }
        }
        if (next <= 0) {
            throw new IllegalStateException("letters.txt has more usual letters than there are codes");
        }
        for (int unit = 0; unit < CODES.length; unit++) {
            boolean cased = KINDS[unit] == LOWER || KINDS[unit] == UPPER || KINDS[unit] == DIGIT;
            byte code = cased && CODES[FOLDS[unit]] > 0 ? CODES[FOLDS[unit]] : ODD;
            CODES[unit] = KINDS[unit] == NONE ? 0 : code;
        }
    }

    private static void fill(int[][] ranges, byte kind) {
        for (int[] range : ranges) {
            for (int unit = range[0]; unit <= range[1]; unit++) {
                set((char) unit, kind, kind == CASELESS ? (char) unit : NOTHING);
            }
        }
    }

    private static void set(char unit, byte kind, char fold) {
        KINDS[unit] = kind;
        FOLDS[unit] = fold;
    }

    private static void read() {
        try (InputStream in = Letters.class.getResourceAsStream("letters.txt")) {
            if (in == null) {
                throw new IllegalStateException("letters.txt is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(line.split(" ", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String[] columns) {
        char fold = columns[0].charAt(0);
        if (columns[0].length() > 1) {
            fold = (char) (FIRST_LONG_FOLD + LONG_FOLDS.size());
            LONG_FOLDS.add(columns[0]);
        }
        setAll(columns[1], LOWER, fold);
        setAll(columns[2], UPPER, fold);
    }

    private static void setAll(String units, byte kind, char fold) {
        if (!units.equals("-")) {
            for (int i = 0; i < units.length(); i++) {
                set(units.charAt(i), kind, fold);
            }
        }
    }
}
