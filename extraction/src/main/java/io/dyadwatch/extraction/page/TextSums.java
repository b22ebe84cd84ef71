package io.dyadwatch.extraction.page;

import java.util.List;

/** Running sums over the blocks, so that what a part holds is known without walking it. */
final class TextSums {
    private final int[] prose;
    private final int[] chars;
    private final int[] linkChars;
    private final int[] proseBlocks;
    private final int[] linkBlocks;
    private final int[] bodyProse;

    private TextSums(int blocks) {
        prose = new int[blocks + 1];
        chars = new int[blocks + 1];
        linkChars = new int[blocks + 1];
        proseBlocks = new int[blocks + 1];
        linkBlocks = new int[blocks + 1];
        bodyProse = new int[blocks + 1];
    }

    /** Sums of the blocks that are not dropped. */
    static TextSums of(List<Block> blocks) {
        TextSums sums = new TextSums(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean live = !block.dropped;
            boolean prose = live && block.isProse();
            sums.prose[i + 1] = sums.prose[i] + (prose ? block.plainWeight() : 0);
            boolean inBody = block.part.inMarkedBody || block.part.inNamedBody;
            sums.bodyProse[i + 1] = sums.bodyProse[i] + (prose && inBody ? block.plainWeight() : 0);
            sums.proseBlocks[i + 1] = sums.proseBlocks[i] + (prose ? 1 : 0);
            sums.linkBlocks[i + 1] = sums.linkBlocks[i] + (live && block.linkDensity() > 0.7 ? 1 : 0);
            sums.chars[i + 1] = sums.chars[i] + (live ? block.text.length() : 0);
            sums.linkChars[i + 1] = sums.linkChars[i] + (live ? block.linkChars : 0);
        }
        return sums;
    }

    int prose(Part part) {
        return prose[part.endBlock] - prose[part.firstBlock];
    }

    /** Prose in parts that are marked or named as bodies. */
    int bodyProse(Part part) {
        return bodyProse[part.endBlock] - bodyProse[part.firstBlock];
    }

    int proseBlocks(Part part) {
        return proseBlocks[part.endBlock] - proseBlocks[part.firstBlock];
    }

    /** Blocks that are links and little else. */
    int linkBlocks(Part part) {
        return linkBlocks[part.endBlock] - linkBlocks[part.firstBlock];
    }

    int chars(Part part) {
        return chars[part.endBlock] - chars[part.firstBlock];
    }

    int linkChars(Part part) {
        return linkChars[part.endBlock] - linkChars[part.firstBlock];
    }

    double linkDensity(Part part) {
        return (double) linkChars(part) / Math.max(1, chars(part));
    }

    int allProse() {
        return prose[prose.length - 1];
    }
}
