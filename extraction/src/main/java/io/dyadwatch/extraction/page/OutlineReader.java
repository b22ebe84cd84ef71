package io.dyadwatch.extraction.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Walks the document once, without recursion, and cuts its text into blocks. */
final class OutlineReader implements NodeFilter {
    /** A block longer than this is cut: no paragraph of an article is a tenth of it. */
    static final int MAX_BLOCK_CHARS = 200_000;

    /** What an inline element may call itself that is then not read. */
    private static final int UNREAD_INLINE = Hints.HIDDEN | Hints.ADVERT | Hints.SHARE | Hints.COMMENTS;
    /** What an inline element may call itself that is then a box of its own. */
    private static final int BOX_INLINE = Hints.CAPTION | Hints.RELATED | Hints.SUBSCRIBE | Hints.PAYWALL;

    private final List<Part> parts = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int linkChars;
    private int strongChars;
    private int openLinks;
    private int openStrong;
    private int openCode;
    private int breaks;
    private boolean space;

    private OutlineReader() {}

    static Outline read(Element body) {
        OutlineReader reader = new OutlineReader();
        body.filter(reader);
        reader.flush();
        return new Outline(reader.parts, reader.blocks);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        TagKind kind = TagKind.of(element.normalName());
        switch (kind) {
            case SKIPPED -> {
                markMedia(element);
                return FilterResult.SKIP_ENTIRELY;
            }
            case BREAK -> {
                lineBreak();
                return FilterResult.SKIP_ENTIRELY;
            }
            case LINK, INLINE -> {
                return inline(element, kind);
            }
            default -> {
                flush();
                openPart(element, kind);
            }
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult inline(Element element, TagKind kind) {
        String name = element.normalName();
        if (isSeparateCustomElement(name)) {
            flush();
            openPart(element, TagKind.BLOCK);
            return FilterResult.CONTINUE;
        }
        // In code a class tells of syntax: a comment there is none of a reader.
        boolean named = element.attributesSize() > 0 && kind == TagKind.INLINE && openCode == 0;
        int hints = named ? Hints.of(element) : 0;
        if ((hints & UNREAD_INLINE) != 0 && isSmall(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if ((hints & BOX_INLINE) != 0 || ((hints & Hints.BYLINE) != 0 && !isInSentence())) {
            flush();
            openPart(element, TagKind.BLOCK);
            return FilterResult.CONTINUE;
        }
        if (kind == TagKind.LINK) {
            // A link of a page within itself is no way out of the article, and neither is a bare anchor.
            if (isOutward(element)) {
                openLinks++;
            }
        } else if (isStrong(name)) {
            openStrong++;
        } else if (name.equals("img") || name.equals("picture")) {
            markMedia(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Equal elements are many; the one that was opened is meant.
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        TagKind kind = TagKind.of(element.normalName());
        Part innermost = open.peek();
        if (innermost != null && innermost.element == element) {
            flush();
            closePart(open.pop());
        } else if (kind == TagKind.LINK && isOutward(element)) {
            openLinks = Math.max(0, openLinks - 1);
        } else if (kind == TagKind.INLINE && isStrong(element.normalName())) {
            openStrong = Math.max(0, openStrong - 1);
        }
        return FilterResult.CONTINUE;
    }

    private void openPart(Element element, TagKind kind) {
        Part parent = open.peek();
        int hints = element.attributesSize() > 0 || element.normalName().indexOf('-') > 0 ? Hints.of(element) : 0;
        Part part = new Part(element, parent, kind, hints, blocks.size());
        if (kind == TagKind.CODE) {
            openCode++;
        }
        parts.add(part);
        open.push(part);
    }

    private void closePart(Part part) {
        part.endBlock = blocks.size();
        if (part.kind == TagKind.CODE) {
            openCode--;
        }
        if (part.holdsMedia && part.parent != null) {
            part.parent.holdsMedia = true;
        }
    }

    private void markMedia(Element element) {
        Part innermost = open.peek();
        if (innermost != null) {
            innermost.holdsMedia |= switch (element.normalName()) {
                case "img" -> !isSign(element);
                case "picture", "video", "audio", "iframe", "object", "embed", "svg", "canvas" -> true;
                default -> false;
            };
        }
    }

    /** A picture in the line of the text: an emoji, an icon, a pixel that counts readers. */
    private static boolean isSign(Element image) {
        String width = image.attr("width");
        return image.attr("class").contains("emoji")
                || (!width.isEmpty() && width.length() < 3 && width.compareTo("50") < 0);
    }

    private void append(String words) {
        for (int i = 0; i < words.length() && text.length() < MAX_BLOCK_CHARS; i++) {
            char c = words.charAt(i);
            if (c > ' ' && c < 0x7F && !space) {
                put(c);
                breaks = 0;
            } else if (openCode > 0 && (c == '\n' || c == ' ' || c == '\t')) {
                put(c);
            } else if (isSpace(c)) {
                space = true;
            } else if (!isInvisible(c)) {
                if (space && text.length() > 0) {
                    put(' ');
                }
                space = false;
                breaks = 0;
                put(c);
            }
        }
    }

    private void put(char c) {
        text.append(c);
        if (openLinks > 0) {
            linkChars++;
        }
        if (openStrong > 0) {
            strongChars++;
        }
    }

    private void lineBreak() {
        if (openCode > 0) {
            put('\n');
            return;
        }
        space = true;
        breaks++;
        if (breaks >= 2) {
            flush();
        }
    }

    private void flush() {
        Part part = open.peek();
        String words = openCode > 0 ? text.toString().stripTrailing() : text.toString();
        if (part != null && hasLetterOrDigit(words)) {
            blocks.add(new Block(part, kindOf(part), words, linkChars, strongChars));
        }
        text.setLength(0);
        linkChars = 0;
        strongChars = 0;
        breaks = 0;
        space = false;
    }

    /** The kind of the nearest element that has one: a paragraph in a list item is an item. */
    private static TagKind kindOf(Part part) {
        Part at = part;
        for (int steps = 0; steps < 3 && at != null; steps++) {
            switch (at.kind) {
                case HEADING, ITEM, QUOTE, CODE, CAPTION -> {
                    return at.kind;
                }
                case CELL -> {
                    return steps == 0 ? TagKind.CELL : part.kind;
                }
                case BLOCK -> {
                    if (steps > 0) {
                        return part.kind;
                    }
                }
                default -> {
                    // Look further out.
                }
            }
            at = at.parent;
        }
        return part.kind;
    }

    /** An element of the page's own making stands for a box, unless it is met in the middle of a sentence. */
    private boolean isSeparateCustomElement(String name) {
        return name.indexOf('-') > 0 && text.length() == 0 && !isInSentence();
    }

    private boolean isInSentence() {
        Part innermost = open.peek();
        return innermost == null
                || switch (innermost.kind) {
                    case PARAGRAPH, HEADING, ITEM, CELL, QUOTE, CODE -> true;
                    default -> text.length() > 0;
                };
    }

    private static boolean isSmall(Element element) {
        int chars = 0;
        for (TextNode words : element.textNodes()) {
            chars += words.getWholeText().length();
        }
        return chars < 200 && element.childrenSize() < 8;
    }

    private static boolean isOutward(Element link) {
        String target = link.attr("href");
        return !target.isEmpty() && target.charAt(0) != '#';
    }

    private static boolean isStrong(String name) {
        return name.equals("strong") || name.equals("b") || name.equals("em") || name.equals("i");
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == '\u00A0'
                || Character.isSpaceChar(c);
    }

    /** Soft hyphens, zero-width signs, byte order marks and the pilcrow of permanent links: in the way of who searches. */
    private static boolean isInvisible(char c) {
        return c == '\u00AD' || c == '\u200B' || c == '\uFEFF' || c == '\u2060' || c == '¶' || c < ' ';
    }

    private static boolean hasLetterOrDigit(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (Character.isLetterOrDigit(words.charAt(i)) || Character.isSurrogate(words.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
