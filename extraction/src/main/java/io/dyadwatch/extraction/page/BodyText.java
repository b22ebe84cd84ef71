package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.List;

/** Chooses among the blocks of the body part those that are the article's own text. */
final class BodyText {
    private BodyText() {}

    /** The article's blocks in order; everything else in the body is marked as dropped. */
    static List<Block> choose(Outline outline, Part body, String title, StatedBody stated) {
        Boxes.drop(outline, body);
        ForeignBlocks.drop(outline, body, title, stated);
        List<Block> blocks = outline.blocks().subList(body.firstBlock, body.endBlock);
        Edges.trim(blocks);
        List<Block> kept = new ArrayList<>();
        for (Block block : blocks) {
            if (!block.dropped) {
                kept.add(block);
            }
        }
        return kept;
    }
}
