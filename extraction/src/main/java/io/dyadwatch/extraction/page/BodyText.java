package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses among the blocks of the body part those that are the article's own text. */
final class BodyText {
    private static final int SHORT = 200;

    private final Part body;
    private final List<Block> blocks;
    private final TextSums sums;
    private final String title;

    private BodyText(Outline outline, Part body, String title) {
        this.body = body;
        this.blocks = outline.blocks().subList(body.firstBlock, body.endBlock);
        this.sums = TextSums.of(outline.blocks());
        this.title = Wording.letters(title);
    }

    /** The article's blocks in order; everything else in the body is marked as dropped. */
    static List<Block> choose(Outline outline, Part body, String title, StatedBody stated) {
        BodyText choice = new BodyText(outline, body, title);
        choice.dropGroups(outline.parts());
        choice.dropOutsideMarks();
        choice.dropBlocks();
        choice.dropAfterEnd();
        choice.dropRepeated();
        choice.dropPullQuotes();
        choice.dropUnstated(stated);
        choice.trimStart();
        choice.trimEnd();
        choice.dropEmptySections();
        List<Block> kept = new ArrayList<>();
        for (Block block : choice.blocks) {
            if (!block.dropped) {
                kept.add(block);
            }
        }
        return kept;
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
                && sums.chars(part) < SHORT
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

    private void dropBlocks() {
        for (Block block : blocks) {
            block.dropped |= isForeign(block);
        }
    }

    private boolean isForeign(Block block) {
        String text = block.text;
        if (isHeadline(block)) {
            return true;
        }
        double links = block.linkDensity();
        int length = text.length();
        if (block.kind == TagKind.HEADING) {
            return links > 0.8 && block.part.element.normalName().equals("h1");
        }
        if (links > 0.8 && length < 300 && (block.kind != TagKind.ITEM || isAmongLinks(block))) {
            return true;
        }
        if (block.kind != TagKind.CELL && block.kind != TagKind.CODE && isStamp(text)) {
            return true;
        }
        if (length > SHORT + 150) {
            return false;
        }
        if (startsWithQuote(text) && links < 0.5) {
            return false;
        }
        boolean statement = block.endsLikeStatement();
        boolean linked = links > 0.25;
        if (Phrases.pointsElsewhere(text)) {
            return linked || length < 20 || !statement;
        }
        if (Phrases.asksToSubscribe(text)) {
            return linked || block.strongChars > length / 2 || length < 120;
        }
        if (Phrases.asksToShare(text)) {
            return linked || (length < 60 && !statement);
        }
        if (Phrases.creditsOrSells(text)) {
            return linked || (length < 150 && (length < 20 || !statement || isLabelled(text)));
        }
        if (length < 300 && Phrases.isCredited(text)) {
            return true;
        }
        if (text.startsWith("The post ") && text.contains("appeared first on")) {
            return true;
        }
        if (links > 0.1 && Phrases.channels(text) >= 2) {
            return true;
        }
        if (Phrases.asksToFollow(text)) {
            return linked || text.indexOf('@') >= 0;
        }
        return false;
    }

    /** Speech: its first words are those of someone in the article. */
    private static boolean startsWithQuote(String text) {
        return "\"“”«„‘'—–「『".indexOf(text.charAt(0)) >= 0;
    }

    /** A word or two and a colon. */
    private static boolean isLabelled(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && colon < 30;
    }

    /** An item of a list that holds links only. */
    private boolean isAmongLinks(Block item) {
        Part list = around(item);
        return list.isWithin(body) && sums.linkBlocks(list) * 5 >= (list.endBlock - list.firstBlock) * 4;
    }

    /** A number, a time or a date on its own, or signs without letters. */
    private static boolean isStamp(String text) {
        return text.length() < 60 && (isDated(text) || text.chars().noneMatch(Character::isLetter));
    }

    private boolean isHeadline(Block block) {
        return title.length() >= 5
                && block.text.length() <= title.length() * 2 + 20
                && Wording.letters(block.text).equals(title);
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

    /** Paragraphs that the stated body does not have, where it has nearly all the others. */
    private void dropUnstated(StatedBody stated) {
        if (!stated.isPresent()) {
            return;
        }
        List<Block> missing = new ArrayList<>();
        int found = 0;
        int all = 0;
        for (Block block : blocks) {
            if (!block.dropped && block.kind != TagKind.HEADING) {
                double share = stated.share(block.text);
                all += block.text.length();
                found += share > 0.5 ? block.text.length() : 0;
                if (share >= 0 && share < 0.2 && block.kind != TagKind.ITEM && block.kind != TagKind.CELL) {
                    missing.add(block);
                }
            }
        }
        if (found > all * 0.8) {
            missing.forEach(block -> block.dropped = true);
        }
    }

    /** Text that a page holds once for each screen width, or again as a pull quote; a refrain has one parent. */
    private void dropRepeated() {
        Map<String, Part> seen = new HashMap<>();
        for (Block block : blocks) {
            if (!block.dropped && block.text.length() >= 40 && block.kind != TagKind.CODE) {
                Part before = seen.putIfAbsent(block.text, around(block));
                block.dropped = before != null && before != around(block);
            }
        }
    }

    /** A sentence of the article that is set large beside it. */
    private void dropPullQuotes() {
        int looked = 0;
        for (Block quote : blocks) {
            boolean named = quote.part.has(Hints.PULL_QUOTE) || around(quote).has(Hints.PULL_QUOTE);
            if (named && !quote.dropped && looked++ < 8) {
                String letters = Wording.letters(quote.text);
                for (Block block : blocks) {
                    quote.dropped |= block != quote
                            && !block.dropped
                            && block.text.length() > quote.text.length()
                            && Wording.letters(block.text).contains(letters);
                }
            }
        }
    }

    private static Part around(Block block) {
        return block.part.parent == null ? block.part : block.part.parent;
    }

    /** What stands between the headline and the first paragraph: dates, bylines, counters, section names. */
    private void trimStart() {
        int[] sisters = new int[7];
        for (Block block : blocks) {
            sisters[rank(block)] += !block.dropped && block.kind == TagKind.HEADING ? 1 : 0;
        }
        for (Block block : blocks) {
            if (block.dropped) {
                continue;
            }
            if (block.kind == TagKind.CODE || (block.isProse() && !isByline(block))) {
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
                && rank(block) > 1
                && sisters[rank(block)] > 1
                && block.text.length() <= 100;
    }

    private static boolean isByline(Block block) {
        return block.text.length() < SHORT
                && ((Phrases.signs(block.text) && !block.endsLikeStatement()) || isDated(block.text));
    }

    /** Little more than a date and a time: many digits, no sentence. */
    private static boolean isDated(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= 5 && digits * 8 >= text.length();
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
                    || (block.endsLikeSentence() && block.linkDensity() < 0.5 && block.kind != TagKind.HEADING)
                    || block.kind == TagKind.CELL
                    || block.kind == TagKind.ITEM
                    || (block.kind == TagKind.PARAGRAPH && (block.text.length() > 60 || isAside(block.text)));
            if (text && !isByline(block) && !isContact(block)) {
                return;
            }
            block.dropped = true;
        }
    }

    /** A remark in brackets, such as where the news came from. */
    private static boolean isAside(String text) {
        return text.startsWith("(") && text.endsWith(")") && text.indexOf(' ') > 0;
    }

    /** How to reach the author: short, with an address. */
    private static boolean isContact(Block block) {
        int at = block.text.indexOf('@');
        return (block.text.length() < 150 || Phrases.asksToFollow(block.text) && block.text.length() < 300)
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
            int rank = rank(block);
            if (next == 0 || next <= rank) {
                block.dropped = block.linkDensity() > 0.5 || next == 0;
            }
            if (!block.dropped) {
                next = rank;
            }
        }
    }

    private static int rank(Block heading) {
        String name = heading.part.element.normalName();
        boolean ranked = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return ranked ? name.charAt(1) - '0' : 6;
    }
}
