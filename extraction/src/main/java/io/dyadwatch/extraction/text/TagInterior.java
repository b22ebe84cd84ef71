package io.dyadwatch.extraction.text;

import io.dyadwatch.extraction.text.MarkupScanner.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands in a start tag behind its name, however it is quoted or not. */
final class TagInterior {
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_ATTRIBUTE_CHARS = 16 * 1024;
    private static final int MAX_NAME_CHARS = 200;

    private final String in;
    private final boolean html;
    private int at;
    private List<Attribute> attributes = List.of();
    private boolean selfClosing;
    private int repairs;
    private boolean noMoreDoubleQuotes;
    private boolean noMoreSingleQuotes;

    TagInterior(String in, boolean html) {
        this.in = in;
        this.html = html;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    boolean selfClosing() {
        return selfClosing;
    }

    int repairs() {
        return repairs;
    }

    /** Reads from behind the name to the end of the tag, which is its sign, the next tag, or the end of everything. */
    int read(int from) {
        at = from;
        attributes = List.of();
        selfClosing = false;
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c == '>') {
                return at + 1;
            }
            if (c == '<') {
                break;
            }
            if (c == '/') {
                selfClosing = at + 1 < in.length() && in.charAt(at + 1) == '>';
                at++;
            } else if (isSpace(c)) {
                at++;
            } else {
                attributeHere();
            }
        }
        repairs++;
        return at;
    }

    private void attributeHere() {
        int nameFrom = at;
        // A sign that can begin no name is taken as one, so that the place always moves on.
        at++;
        while (at < in.length() && !isSpace(in.charAt(at)) && "=></".indexOf(in.charAt(at)) < 0) {
            at++;
        }
        int nameTo = at;
        int i = skipSpace(at);
        String value = "";
        if (i < in.length() && in.charAt(i) == '=') {
            at = skipSpace(i + 1);
            value = valueHere();
        } else if (!html) {
            repairs++;
        }
        if (attributes.size() < MAX_ATTRIBUTES && nameTo - nameFrom < MAX_NAME_CHARS) {
            attributes = attributes.isEmpty() ? new ArrayList<>(4) : attributes;
            attributes.add(new Attribute(in.substring(nameFrom, nameTo).toLowerCase(Locale.ROOT), value));
        }
    }

    private String valueHere() {
        if (at >= in.length()) {
            return "";
        }
        char quote = in.charAt(at);
        if (quote == '"' || quote == '\'') {
            int from = at + 1;
            int to = closingQuote(from, quote);
            at = to < in.length() && in.charAt(to) == quote ? to + 1 : to;
            return limited(from, to);
        }
        repairs += html ? 0 : 1;
        int from = at;
        while (at < in.length() && !isSpace(in.charAt(at)) && in.charAt(at) != '>' && in.charAt(at) != '<') {
            at++;
        }
        boolean slash = at > from + 1 && at < in.length() && in.charAt(at) == '>' && in.charAt(at - 1) == '/';
        at = slash ? at - 1 : at;
        return limited(from, at);
    }

    private int closingQuote(int from, char quote) {
        boolean none = quote == '"' ? noMoreDoubleQuotes : noMoreSingleQuotes;
        int tagEnd = -1;
        for (int i = from; i < in.length() && !none; i++) {
            char c = in.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '>' && tagEnd < 0) {
                tagEnd = i;
            }
            if (c == '<' && tagEnd >= 0 && !html) {
                // The quote was forgotten: the next tag has begun.
                repairs++;
                return tagEnd;
            }
        }
        if (quote == '"') {
            noMoreDoubleQuotes = true;
        } else {
            noMoreSingleQuotes = true;
        }
        repairs++;
        int end = in.indexOf('>', from);
        return end < 0 ? in.length() : end;
    }

    private String limited(int from, int to) {
        return in.substring(from, Math.min(to, from + MAX_ATTRIBUTE_CHARS));
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < in.length() && isSpace(in.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
