package io.dyadwatch.extraction.page;

import java.util.List;

/**
 * Drops the boxes inside a body: lists of links, cards that tease other articles, pictures with their captions, and what
 * stands between the pieces of a body that comes in pieces.
 */
final class Boxes {
    private static final int CAPTION_CHARS = 200;

    private final Part body;
    private final List<Block> blocks;
    private final TextSums sums;

    private Boxes(Outline outline, Part body) {
        this.body = body;
        this.blocks = outline.blocks().subList(body.firstBlock, body.endBlock);
        this.sums = TextSums.of(outline.blocks());
    }

    static void drop(Outline outline, Part body) {
        Boxes boxes = new Boxes(outline, body);
        boxes.dropGroups(outline.parts());
        boxes.dropOutsideMarks();
    }

    /** Boxes inside the body: lists of links, cards that tease other articles, boxes under a telling heading. */
    private void dropGroups(List<Part> parts) {
        double all = Math.max(1, sums.prose(body));
        for (Part part : parts) {
            if (part == body || !part.isWithin(body) || part.parent == null) {
                continue;
            }
            part.dropped |= part.parent.dropped && part.parent != body && part.parent.isWithin(body);
            if (!part.dropped && sums.prose(part) < 0.25 * all && isBox(part)) {
                part.dropped = true;
            }
        }
        for (Block block : blocks) {
            block.dropped |= block.part.dropped;
        }
    }

    private boolean isBox(Part part) {
        if (part.endBlock == part.firstBlock || part.kind == TagKind.PARAGRAPH || part.kind == TagKind.HEADING) {
            return false;
        }
        Block first = blocks.get(part.firstBlock - body.firstBlock);
        int size = part.endBlock - part.firstBlock;
        if (isPictureWithCaption(part, first, size)) {
            return true;
        }
        if (size == 1) {
            return false;
        }
        double links = sums.linkDensity(part);
        if (links > 0.4 && sums.linkBlocks(part) * 5 >= size * 3 && sums.proseBlocks(part) <= size / 2) {
            return true;
        }
        boolean telling = first.text.length() < 60
                && first.linkDensity() < 0.3
                && (Phrases.pointsElsewhere(first.text) || Phrases.endsArticle(first.text));
        if (telling && (links > 0.3 || sums.prose(part) < 300)) {
            return true;
        }
        boolean linkedHeading = first.kind == TagKind.HEADING && first.linkDensity() > 0.8;
        return linkedHeading && sums.proseBlocks(part) <= 1;
    }

    /** A picture in an element of its own with a line or two of text. */
    private boolean isPictureWithCaption(Part part, Block first, int size) {
        return part.holdsMedia
                && size <= 2
                && sums.chars(part) < CAPTION_CHARS
                && part.kind == TagKind.BLOCK
                && first.kind != TagKind.HEADING
                && first.kind != TagKind.ITEM
                && sums.prose(part) < 0.25 * sums.prose(body);
    }

    /** Where the body comes in pieces that are marked or named as bodies, what stands outside of them is something else. */
    private void dropOutsideMarks() {
        int all = 0;
        int marked = 0;
        int named = 0;
        int lastNamed = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int prose = !block.dropped && block.isProse() ? block.plainWeight() : 0;
            all += prose;
            marked += block.part.inMarkedBody ? prose : 0;
            if (block.part.inNamedBody) {
                named += prose;
                lastNamed = i;
            }
        }
        if (!body.inMarkedBody && marked > all * 0.7) {
            for (Block block : blocks) {
                block.dropped |= !block.part.inMarkedBody && block.kind != TagKind.HEADING;
            }
        } else if (!body.inNamedBody && named > all * 0.8) {
            for (Block block : blocks.subList(lastNamed + 1, blocks.size())) {
                block.dropped = true;
            }
        }
    }
}
