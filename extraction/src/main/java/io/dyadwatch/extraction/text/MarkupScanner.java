package io.dyadwatch.extraction.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits XML or HTML, however ill-formed, into tags and text. Every character belongs to exactly one token, nothing
 * nests, nothing throws, and no place is looked at more than a fixed number of times.
 *
 * <p>What is no markup is text: {@code 1 < 2} has no tag. Comments are skipped. In XML an attribute value that was never
 * closed ends with its tag.
 */
public final class MarkupScanner {
    /** What a token is. */
    public enum Kind {
        START,
        END,
        TEXT,
        /** Text that is not to be decoded; {@link #text()} is without its brackets. */
        CDATA,
        /** A document type declaration; {@link #text()} is all of it. */
        DOCTYPE,
        /** A processing instruction; {@link #text()} is all of it. */
        INSTRUCTION,
        NOTHING_LEFT
    }

    /** One attribute: its name in lower case with its prefix, its value as it is written, not decoded. */
    public record Attribute(String name, String raw) {}

    private final String in;
    private final boolean html;
    private final TagInterior interior;
    private int at;
    private int tokenFrom;
    private int textFrom;
    private int textTo;
    private String name = "";
    private int repairs;
    private boolean noMoreCommentEnds;
    private boolean noMoreCdataEnds;
    private boolean noMoreInstructionEnds;
    private boolean doctypeUnclosed;

    private MarkupScanner(String in, boolean html) {
        this.in = in;
        this.html = html;
        this.interior = new TagInterior(in, html);
    }

    public static MarkupScanner ofXml(String in) {
        return new MarkupScanner(in, false);
    }

    public static MarkupScanner ofHtml(String in) {
        return new MarkupScanner(in, true);
    }

    /** Name of the tag in lower case, with its prefix. */
    public String name() {
        return name;
    }

    public List<Attribute> attributes() {
        return interior.attributes();
    }

    /** The value of an attribute as it is written, not decoded. */
    public @Nullable String attribute(String attributeName) {
        for (Attribute attribute : interior.attributes()) {
            if (attribute.name().equals(attributeName)) {
                return attribute.raw();
            }
        }
        return null;
    }

    /** True for {@code <br/>}, which has no end tag. */
    public boolean selfClosing() {
        return interior.selfClosing();
    }

    /** The text of the token as it is written. */
    public String text() {
        return in.substring(textFrom, textTo);
    }

    /** Where the token begins, in UTF-16 units. */
    public int start() {
        return tokenFrom;
    }

    /** Where the token ends and the next begins, in UTF-16 units. */
    public int end() {
        return at;
    }

    /** How often something was no well-formed markup and had to be guessed. */
    public int repairs() {
        return repairs + interior.repairs();
    }

    public Kind next() {
        tokenFrom = at;
        if (at >= in.length()) {
            return Kind.NOTHING_LEFT;
        }
        while (in.charAt(at) == '<') {
            Kind kind = markup();
            if (kind != null) {
                return kind;
            }
            if (at == tokenFrom) {
                break;
            }
            if (at >= in.length()) {
                tokenFrom = at;
                return Kind.NOTHING_LEFT;
            }
            tokenFrom = at;
        }
        textFrom = at;
        at = in.charAt(at) == '<' ? at + 1 : at;
        while (true) {
            int next = in.indexOf('<', at);
            if (next < 0 || isMarkup(next)) {
                at = next < 0 ? in.length() : next;
                break;
            }
            at = next + 1;
            repairs++;
        }
        textTo = at;
        return Kind.TEXT;
    }

    /** Skips to behind the end tag of an element whose content is no markup, such as a script; to the end without one. */
    public void skipPast(String element) {
        int from = at;
        while (true) {
            int next = in.indexOf("</", from);
            if (next < 0) {
                at = in.length();
                return;
            }
            int nameTo = next + 2 + element.length();
            boolean same = in.regionMatches(true, next + 2, element, 0, element.length())
                    && (nameTo >= in.length() || !Character.isLetterOrDigit(in.charAt(nameTo)));
            if (same) {
                int close = in.indexOf('>', nameTo);
                at = close < 0 ? in.length() : close + 1;
                return;
            }
            from = next + 2;
        }
    }

    private boolean isMarkup(int lessThan) {
        int next = lessThan + 1;
        if (next >= in.length()) {
            return false;
        }
        char c = in.charAt(next);
        if (c == '/') {
            return next + 1 < in.length() && (isNameStart(in.charAt(next + 1)) || in.charAt(next + 1) == '>');
        }
        if (c == '!') {
            char after = next + 1 < in.length() ? in.charAt(next + 1) : ' ';
            return isNameStart(after) || after == '-' || after == '[';
        }
        return isNameStart(c) || c == '?';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    /** The markup that begins here; nothing, with the place moved on, for what is skipped, or unmoved for no markup. */
    private @Nullable Kind markup() {
        if (!isMarkup(at)) {
            return null;
        }
        char c = in.charAt(at + 1);
        return switch (c) {
            case '!' -> declaration();
            case '?' -> instruction();
            case '/' -> endTag();
            default -> startTag();
        };
    }

    private @Nullable Kind declaration() {
        if (in.startsWith("<!--", at)) {
            skipComment();
            return null;
        }
        if (in.startsWith("<![CDATA[", at)) {
            return cdata();
        }
        if (!html && in.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            textFrom = at;
            at = doctypeEnd();
            textTo = at;
            return Kind.DOCTYPE;
        }
        at = behind('>');
        return null;
    }

    private void skipComment() {
        // HTML closes <!--> and <!---> at once; XML has no such comment, but neither does any feed mean another thing.
        int end = noMoreCommentEnds ? -1 : in.indexOf("-->", at + 2);
        if (end < 0) {
            // It was never closed: the next tag is one again.
            noMoreCommentEnds = true;
            repairs++;
            int i = at + 4;
            while (i < in.length() && in.charAt(i) != '<' && in.charAt(i) != '>') {
                i++;
            }
            at = i < in.length() && in.charAt(i) == '>' ? i + 1 : Math.min(i, in.length());
        } else {
            at = end + 3;
        }
    }

    private @Nullable Kind cdata() {
        int open = at + "<![CDATA[".length();
        int end = html || noMoreCdataEnds ? -1 : in.indexOf("]]>", open);
        if (end < 0) {
            // Never closed, or escaped once too often: what is inside is read as what it looks like.
            noMoreCdataEnds = true;
            repairs++;
            at = open;
            return null;
        }
        textFrom = open;
        textTo = end;
        at = end + 3;
        return Kind.CDATA;
    }

    private Kind instruction() {
        textFrom = at;
        int end = noMoreInstructionEnds || html ? -1 : in.indexOf("?>", at);
        if (end < 0) {
            noMoreInstructionEnds = true;
            at = behind('>');
        } else {
            at = end + 2;
        }
        textTo = at;
        return Kind.INSTRUCTION;
    }

    private int doctypeEnd() {
        if (doctypeUnclosed) {
            return behind('>');
        }
        boolean subset = false;
        char quote = 0;
        for (int i = at + 2; i < in.length(); i++) {
            char c = in.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                subset = true;
            } else if (c == ']') {
                subset = false;
            } else if (c == '>' && !subset) {
                return i + 1;
            }
        }
        doctypeUnclosed = true;
        repairs++;
        return behind('>');
    }

    private Kind endTag() {
        int nameTo = nameEnd(at + 2);
        name = in.substring(at + 2, nameTo).toLowerCase(Locale.ROOT);
        int i = nameTo;
        while (i < in.length() && in.charAt(i) != '>' && in.charAt(i) != '<') {
            i++;
        }
        if (i < in.length() && in.charAt(i) == '>') {
            at = i + 1;
        } else {
            repairs++;
            at = i;
        }
        return Kind.END;
    }

    private Kind startTag() {
        int nameTo = nameEnd(at + 1);
        name = in.substring(at + 1, nameTo).toLowerCase(Locale.ROOT);
        at = interior.read(nameTo);
        return Kind.START;
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < in.length() && !TagInterior.isSpace(in.charAt(i)) && "></".indexOf(in.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private int behind(char wanted) {
        int found = in.indexOf(wanted, at);
        return found < 0 ? in.length() : found + 1;
    }
}
