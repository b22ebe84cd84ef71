package io.dyadwatch.extraction.page;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The article's text out of a parsed page. */
final class BodyReader {
    private BodyReader() {}

    /**
     * @param text paragraphs separated by blank lines; may be empty
     * @param teaser true where the page shows that it holds a beginning only
     */
    record Result(String text, boolean teaser) {}

    /**
     * @param title the headline, which is not repeated in the text
     * @param stated the body that structured data holds, or an empty string
     */
    static Result read(Element page, String title, String stated) {
        Outline outline = OutlineReader.read(page);
        boolean paywalled = false;
        for (Part part : outline.parts()) {
            paywalled |= part.has(Hints.PAYWALL);
        }
        Furniture.drop(outline, title);
        StatedBody statedBody = StatedBody.of(stated);
        @Nullable Part body = BodyPart.find(outline);
        String text = body == null ? "" : join(BodyText.choose(outline, body, title, statedBody));
        if (statedBody.isFullerThan(text) || statedBody.contradicts(text)) {
            return new Result(statedBody.text(), false);
        }
        return new Result(text, (paywalled && text.length() < 1500) || isCutShort(text));
    }

    private static boolean isCutShort(String text) {
        return text.length() < 1500 && (text.endsWith("…") || text.endsWith("...") || text.endsWith("[…]"));
    }

    private static String join(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (before != null && !isDropCap(before, block)) {
                text.append(sameRow(before, block) ? " | " : "\n\n");
            }
            text.append(block.text);
            before = block;
        }
        return text.toString();
    }

    private static boolean sameRow(Block left, Block right) {
        return left.kind == TagKind.CELL
                && right.kind == TagKind.CELL
                && left.part != right.part
                && left.part.parent == right.part.parent;
    }

    /** A single capital in an element of its own, and the rest of its word in the next. */
    private static boolean isDropCap(Block capital, Block rest) {
        return capital.isCapital() && Character.isLowerCase(rest.text.charAt(0));
    }
}
