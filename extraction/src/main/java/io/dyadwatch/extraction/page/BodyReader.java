package io.dyadwatch.extraction.page;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The article's text out of a parsed page. */
final class BodyReader {
    private BodyReader() {}

    static String read(Element page, String title) {
        Outline outline = OutlineReader.read(page);
        Furniture.drop(outline);
        @Nullable Part body = BodyPart.find(outline);
        return body == null ? "" : join(BodyText.choose(outline, body, title));
    }

    private static String join(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (before != null) {
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
}
