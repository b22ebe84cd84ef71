package io.dyadwatch.extraction.text;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plain text out of markup: paragraphs apart by a blank line, lines of a list or a table by a line break, runs of white
 * space as one space, scripts, styles and comments gone. Linear in its input; what is longer than
 * {@value #MAX_CHARS} UTF-16 units is cut there.
 */
public final class PlainText {
    /** Bound on what is written, in UTF-16 units; twice what an article may hold in bytes of UTF-8. */
    public static final int MAX_CHARS = 1024 * 1024;

    private static final Set<String> PARAGRAPHS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dir",
            "div",
            "dl",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "title",
            "ul");
    private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "caption", "option", "legend");
    /** Their content is not for readers. */
    private static final Set<String> UNREAD = Set.of("script", "style", "applet", "template");

    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "br",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "kbd",
            "mark",
            "nobr",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "script",
            "style",
            "iframe",
            "video",
            "audio",
            "object",
            "embed",
            "td",
            "th",
            "tbody",
            "head",
            "html",
            "link",
            "meta",
            "input",
            "button",
            "applet",
            "blink",
            "frame",
            "picture",
            "source",
            "noscript",
            "label",
            "col",
            "colgroup",
            "thead",
            "tfoot",
            "param",
            "area",
            "map",
            "base",
            "ruby",
            "rt",
            "rp",
            "data",
            "details",
            "summary",
            "canvas",
            "track",
            "svg",
            "math",
            "select",
            "textarea");

    private final StringBuilder out = new StringBuilder();
    private Gap gap = Gap.NONE;
    private int preformatted;
    private final boolean blankLineIsParagraph;

    private enum Gap {
        NONE,
        SPACE,
        LINE,
        PARAGRAPH
    }

    private PlainText(boolean blankLineIsParagraph) {
        this.blankLineIsParagraph = blankLineIsParagraph;
    }

    /** Of an HTML fragment or document. */
    public static String ofHtml(String html) {
        // Feeds often hold plain text where HTML is meant to be; then a blank line is all that parts the paragraphs.
        boolean unstructured = html.indexOf('<') < 0 || !hasBlocks(html);
        return new PlainText(unstructured).read(MarkupScanner.ofHtml(html), null);
    }

    /** Of XHTML inside an XML document, as it is written there; prefixes of its tags do not matter. */
    public static String ofXhtml(String xhtml, DeclaredEntities declared) {
        return new PlainText(false).read(MarkupScanner.ofXml(xhtml), declared);
    }

    /** Of text that has no markup: white space is normalised, a blank line stays, a single line break becomes a space. */
    public static String ofText(String text) {
        PlainText plain = new PlainText(true);
        plain.append(text);
        return plain.out.toString();
    }

    /** Of text that has no markup and whose line breaks are meant. */
    public static String ofLines(String text) {
        PlainText plain = new PlainText(true);
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (line.isBlank()) {
                plain.separate(Gap.PARAGRAPH);
            } else {
                plain.separate(Gap.LINE);
                plain.append(line);
            }
        }
        return plain.out.toString();
    }

    /** All on one line, as a title is. */
    public static String line(String text) {
        PlainText plain = new PlainText(false);
        plain.append(text);
        return plain.out.toString();
    }

    /**
     * Whether a text that may be either is HTML rather than plain text: it has a tag of HTML or a character reference, and
     * no tag that HTML does not know. {@code 1 < 2} and {@code List<String>} are plain text.
     */
    public static boolean looksLikeHtml(String text) {
        if (text.indexOf('<') < 0) {
            return hasReference(text);
        }
        MarkupScanner scanner = MarkupScanner.ofHtml(text);
        boolean tags = false;
        while (true) {
            switch (scanner.next()) {
                case START, END -> {
                    if (!isHtml(scanner.name())) {
                        return false;
                    }
                    tags = true;
                }
                case NOTHING_LEFT -> {
                    return tags || text.contains("<!--") || hasReference(text);
                }
                default -> {}
            }
        }
    }

    private static boolean hasReference(String text) {
        return text.indexOf('&') >= 0
                && text.indexOf(';') > 0
                && !CharacterReferences.decodeHtml(text).equals(text);
    }

    private static boolean hasBlocks(String html) {
        MarkupScanner scanner = MarkupScanner.ofHtml(html);
        while (true) {
            switch (scanner.next()) {
                case START -> {
                    if (PARAGRAPHS.contains(scanner.name()) || scanner.name().equals("br")) {
                        return true;
                    }
                }
                case NOTHING_LEFT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    private static boolean isHtml(String name) {
        return PARAGRAPHS.contains(name) || LINES.contains(name) || INLINE.contains(name);
    }

    private String read(MarkupScanner scanner, @Nullable DeclaredEntities declared) {
        while (out.length() < MAX_CHARS) {
            switch (scanner.next()) {
                case START -> start(scanner);
                case END -> end(local(scanner.name()));
                case TEXT ->
                    append(
                            declared == null
                                    ? CharacterReferences.decodeHtml(scanner.text())
                                    : CharacterReferences.decodeXml(scanner.text(), declared));
                case CDATA -> append(scanner.text());
                case NOTHING_LEFT -> {
                    return out.toString();
                }
                default -> {}
            }
        }
        out.setLength(MAX_CHARS);
        return out.toString();
    }

    private void start(MarkupScanner scanner) {
        String name = local(scanner.name());
        if (UNREAD.contains(name)) {
            if (!scanner.selfClosing()) {
                scanner.skipPast(scanner.name());
            }
        } else if (name.equals("br")) {
            // The second of two breaks parts paragraphs: that is how text typed into a form is marked up.
            separate(gap == Gap.LINE ? Gap.PARAGRAPH : Gap.LINE);
        } else if (PARAGRAPHS.contains(name)) {
            separate(Gap.PARAGRAPH);
            if (name.equals("pre") && !scanner.selfClosing()) {
                preformatted++;
            }
        } else if (LINES.contains(name)) {
            separate(Gap.LINE);
        } else if (name.equals("td") || name.equals("th")) {
            separate(Gap.SPACE);
        }
    }

    private void end(String name) {
        if (PARAGRAPHS.contains(name)) {
            separate(Gap.PARAGRAPH);
            if (name.equals("pre")) {
                preformatted = Math.max(0, preformatted - 1);
            }
        } else if (LINES.contains(name)) {
            separate(Gap.LINE);
        }
    }

    private void separate(Gap wanted) {
        if (wanted.compareTo(gap) > 0) {
            gap = wanted;
        }
    }

    private void append(String text) {
        int lineBreaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                continue;
            }
            if (isSpace(c)) {
                lineBreaks += c == '\n' ? 1 : 0;
                if (preformatted > 0 && c == '\n') {
                    separate(lineBreaks > 1 ? Gap.PARAGRAPH : Gap.LINE);
                } else {
                    separate(blankLineIsParagraph && lineBreaks > 1 ? Gap.PARAGRAPH : Gap.SPACE);
                }
            } else {
                lineBreaks = 0;
                flush();
                // A C1 control is a byte of windows-1252 that was taken for a character.
                out.append(c >= 0x80 && c <= 0x9F ? Windows1252.of(c) : c);
            }
        }
    }

    private void flush() {
        if (!out.isEmpty()) {
            out.append(
                    switch (gap) {
                        case NONE -> "";
                        case SPACE -> " ";
                        case LINE -> "\n";
                        case PARAGRAPH -> "\n\n";
                    });
        }
        gap = Gap.NONE;
    }

    /** What XML forbids and nobody can see. */
    private static boolean isControl(char c) {
        return (c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') || c == '\u007F' || c == '\uFEFF';
    }

    /** White space of every script. */
    private static boolean isSpace(char c) {
        return c <= ' '
                || c == '\u00A0'
                || c == '\u2028'
                || c == '\u2029'
                || (c > '\u00FF' && Character.isSpaceChar(c));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
