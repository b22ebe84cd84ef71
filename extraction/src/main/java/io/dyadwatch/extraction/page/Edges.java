package io.dyadwatch.extraction.page;

import java.util.List;

/** Finds where a body's text begins and ends, and drops headings that head nothing. */
final class Edges {
    private static final int MAX_BYLINE_CHARS = 200;

    private final List<Block> blocks;

    private Edges(List<Block> blocks) {
        this.blocks = blocks;
    }

    static void trim(List<Block> blocks) {
        Edges edges = new Edges(blocks);
        edges.dropAfterEnd();
        edges.trimStart();
        edges.trimEnd();
        edges.dropEmptySections();
    }

    /** A heading that says the article is over, once most of it has been seen. */
    private void dropAfterEnd() {
        int seen = 0;
        int all = 0;
        for (Block block : blocks) {
            all += !block.dropped && block.isProse() ? block.plainWeight() : 0;
        }
        boolean over = false;
        for (Block block : blocks) {
            if (block.dropped) {
                continue;
            }
            if (!over && seen > all * 0.65 && block.text.length() < 60 && isEnd(block)) {
                over = true;
            }
            block.dropped = over;
            if (block.isProse()) {
                seen += block.plainWeight();
            }
        }
    }

    private static boolean isEnd(Block block) {
        return (block.kind == TagKind.HEADING
                        || block.strongChars > block.text.length() / 2
                        || !block.endsLikeSentence())
                && Phrases.endsArticle(block.text);
    }

    /** What stands between the headline and the first paragraph: dates, bylines, counters, section names. */
    private void trimStart() {
        int[] sisters = new int[7];
        for (Block block : blocks) {
            sisters[block.rank()] += !block.dropped && block.kind == TagKind.HEADING ? 1 : 0;
        }
        for (Block block : blocks) {
            if (block.dropped) {
                continue;
            }
            if (block.isCapital() || block.kind == TagKind.CODE || (block.isProse() && !isByline(block))) {
                return;
            }
            boolean text = block.kind != TagKind.HEADING
                    && block.endsLikeSentence()
                    && block.text.length() >= 40
                    && !isByline(block);
            if (text) {
                return;
            }
            block.dropped = !isSubheading(block, sisters);
        }
    }

    /** A sub-heading has sisters; a lone heading above the first paragraph belongs to the headline. */
    private static boolean isSubheading(Block block, int[] sisters) {
        return block.kind == TagKind.HEADING
                && block.rank() > 1
                && sisters[block.rank()] > 1
                && block.text.length() <= 100;
    }

    private static boolean isByline(Block block) {
        return block.text.length() < MAX_BYLINE_CHARS
                && ((Phrases.signs(block.text) && !block.endsLikeStatement()) || block.isDated());
    }

    /** What stands after the last paragraph: tags, dates, credits, signatures. */
    private void trimEnd() {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (block.dropped) {
                continue;
            }
            boolean text = block.kind == TagKind.CODE
                    || block.isProse()
                    || (block.endsLikeSentence()
                            && !announces(block.text)
                            && block.linkDensity() < 0.5
                            && block.kind != TagKind.HEADING)
                    || block.kind == TagKind.CELL
                    || block.kind == TagKind.ITEM
                    || (block.kind == TagKind.PARAGRAPH && (block.text.length() > 60 || isAside(block.text)));
            if (text && !isByline(block) && !isContact(block)) {
                return;
            }
            block.dropped = true;
        }
    }

    /** Announces what does not follow: a film, a list of links. */
    private static boolean announces(String text) {
        char last = text.charAt(text.length() - 1);
        return text.length() < 100 && (last == ':' || last == '：');
    }

    /** A remark in brackets, such as where the news came from. */
    private static boolean isAside(String text) {
        return text.startsWith("(") && text.endsWith(")") && text.indexOf(' ') > 0;
    }

    /** How to reach the author: short, with an address. */
    private static boolean isContact(Block block) {
        int at = block.text.indexOf('@');
        return (block.text.length() < 150 || (Phrases.asksToFollow(block.text) && block.text.length() < 300))
                && at >= 0
                && at + 1 < block.text.length()
                && Character.isLetterOrDigit(block.text.charAt(at + 1))
                && block.part.kind != TagKind.QUOTE
                && block.kind != TagKind.QUOTE;
    }

    /** A heading that is followed by a heading of its own rank or a higher one, or by nothing. */
    private void dropEmptySections() {
        int next = 0;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (block.dropped) {
                continue;
            }
            if (block.kind != TagKind.HEADING) {
                next = 9;
                continue;
            }
            int rank = block.rank();
            block.dropped = Phrases.endsArticle(block.text);
            if (block.dropped) {
                continue;
            }
            if (next == 0 || next <= rank) {
                block.dropped = block.linkDensity() > 0.5 || next == 0;
            }
            if (!block.dropped) {
                next = rank;
            }
        }
    }
}
