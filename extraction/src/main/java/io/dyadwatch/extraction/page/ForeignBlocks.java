package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drops single blocks of a body that are not the article's: by wording and form together, or because they are said twice. */
final class ForeignBlocks {
    /** Longer ones are not judged by their first words. */
    private static final int MAX_JUDGED_CHARS = 350;

    private static final int MAX_PULL_QUOTES = 8;

    private final Part body;
    private final List<Block> blocks;
    private final TextSums sums;
    private final String title;

    private ForeignBlocks(Outline outline, Part body, String title) {
        this.body = body;
        this.blocks = outline.blocks().subList(body.firstBlock, body.endBlock);
        this.sums = TextSums.of(outline.blocks());
        this.title = Wording.letters(title);
    }

    static void drop(Outline outline, Part body, String title, StatedBody stated) {
        ForeignBlocks foreign = new ForeignBlocks(outline, body, title);
        for (Block block : foreign.blocks) {
            block.dropped |= foreign.isForeign(block);
        }
        foreign.dropRepeated();
        foreign.dropPullQuotes();
        foreign.dropUnstated(stated);
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
        if (block.kind != TagKind.CELL && block.kind != TagKind.CODE && isStamp(block)) {
            return true;
        }
        if (length > MAX_JUDGED_CHARS) {
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
        Part list = item.around();
        return list.isWithin(body) && sums.linkBlocks(list) * 5 >= (list.endBlock - list.firstBlock) * 4;
    }

    /** A number, a time or a date on its own, or signs without letters. */
    private static boolean isStamp(Block block) {
        return block.text.length() < 60
                && (block.isDated() || block.text.chars().noneMatch(Character::isLetter));
    }

    private boolean isHeadline(Block block) {
        return title.length() >= 5
                && block.text.length() <= title.length() * 2 + 20
                && Wording.letters(block.text).equals(title);
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
                Part before = seen.putIfAbsent(block.text, block.around());
                block.dropped = before != null && before != block.around();
            }
        }
    }

    /** A sentence of the article that is set large beside it. */
    private void dropPullQuotes() {
        int looked = 0;
        for (Block quote : blocks) {
            boolean named = quote.part.has(Hints.PULL_QUOTE) || quote.around().has(Hints.PULL_QUOTE);
            if (named && !quote.dropped && looked++ < MAX_PULL_QUOTES) {
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
}
