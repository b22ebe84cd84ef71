package io.dyadwatch.extraction.text;

import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Character references by name or by number, decimal or hexadecimal, to characters. References to what is
 * no character become U+FFFD, those to 128–159 the windows-1252 character that their writer meant (HTML, section
 * 13.2.5.80); what is no reference stays as it is written.
 */
public final class CharacterReferences {
    private static final int MAX_NAME = 40;

    private CharacterReferences() {}

    /** As HTML has it: the old names are known without a semicolon too, where no letter, digit or {@code =} follows. */
    public static String decodeHtml(String text) {
        return decode(text, true, null);
    }

    /**
     * As feeds have it: the names of HTML and those that the document declares, only with a semicolon, because
     * {@code ?a=1&copy=2} is common where addresses are not escaped.
     */
    public static String decodeXml(String text, DeclaredEntities declared) {
        return decode(text, false, declared);
    }

    /** Only those by number. */
    static String decodeNumeric(String text) {
        if (text.indexOf("&#") < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int next = text.indexOf("&#", at);
            if (next < 0) {
                break;
            }
            out.append(text, at, next);
            int after = numeric(text, next, out);
            if (after < 0) {
                out.append("&#");
                after = next + 2;
            }
            at = after;
        }
        return out.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    private static String decode(String text, boolean html, @Nullable DeclaredEntities declared) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (amp >= 0) {
            out.append(text, at, amp);
            int after = text.startsWith("&#", amp) ? numeric(text, amp, out) : named(text, amp, html, declared, out);
            if (after < 0) {
                out.append('&');
                after = amp + 1;
            }
            at = after;
            amp = text.indexOf('&', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Appends what a numeric reference stands for and gives the place after it, or -1 if there is none. */
    private static int numeric(String text, int amp, StringBuilder out) {
        int at = amp + 2;
        boolean hex = at < text.length() && (text.charAt(at) == 'x' || text.charAt(at) == 'X');
        if (hex) {
            at++;
        }
        int first = at;
        int value = 0;
        while (at < text.length()) {
            int digit = Character.digit(text.charAt(at), hex ? 16 : 10);
            if (digit < 0 || text.charAt(at) > 'f') {
                break;
            }
            // Stops growing above the last code point, so that no number of digits overflows.
            value = value > Character.MAX_CODE_POINT ? value : value * (hex ? 16 : 10) + digit;
            at++;
        }
        if (at == first) {
            return -1;
        }
        out.appendCodePoint(repaired(value));
        return at < text.length() && text.charAt(at) == ';' ? at + 1 : at;
    }

    private static int repaired(int value) {
        if (value == 0 || value > Character.MAX_CODE_POINT || (value >= 0xD800 && value <= 0xDFFF)) {
            return 0xFFFD;
        }
        return value >= 0x80 && value <= 0x9F ? Windows1252.of(value) : value;
    }

    private static int named(
            String text, int amp, boolean html, @Nullable DeclaredEntities declared, StringBuilder out) {
        int end = amp + 1;
        int limit = Math.min(text.length(), end + MAX_NAME);
        while (end < limit && isNameChar(text.charAt(end))) {
            end++;
        }
        if (end == amp + 1) {
            return -1;
        }
        String name = text.substring(amp + 1, end);
        boolean closed = end < text.length() && text.charAt(end) == ';';
        if (closed) {
            String value = declared == null ? null : declared.expand(name);
            if (value == null) {
                value = name.equals("apos") ? "'" : Entities.getByName(name);
            }
            if (!value.isEmpty()) {
                out.append(value);
                return end + 1;
            }
            return -1;
        }
        boolean continues = end < text.length() && text.charAt(end) == '=';
        if (html && !continues && Entities.isBaseNamedEntity(name)) {
            out.append(Entities.getByName(name));
            return end;
        }
        return -1;
    }

    private static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}
