package io.dyadwatch.tagging.region;

import io.dyadwatch.contracts.Region;
import io.dyadwatch.tagging.text.Stretch;
import io.dyadwatch.tagging.text.Words;
import java.util.List;

/**
 * The lines of a text by their form: a page's own text is mostly made of lines that are no sentences.
 *
 * <p>Says nothing where no line of the text is a sentence, or before the first that is one.
 */
final class Lines {
    /** A longer line is running text even if its full stop is missing. */
    private static final int LONGEST_LOOSE = 20;
    /** A sentence of more words is no headline that only ends like a sentence. */
    private static final int LONGEST_HEADLINE = 12;

    /** Between the links of a menu. */
    private static final String MENU_SIGNS = "|•·›";

    private static final int FEWEST_BARS = 2;
    private static final int LONGEST_MENU = 40;

    private final Words words;
    private final List<Stretch> lines;
    /** First full sentence, or the number of lines. */
    private final int firstFull;
    /** By line: the first line from there on that is not loose. */
    private final int[] endOfLoose;
    /** By line: the first line from there on that is a full sentence. */
    private final int[] nextFull;

    Lines(Words words, List<Stretch> lines) {
        this.words = words;
        this.lines = lines;
        this.endOfLoose = new int[lines.size() + 1];
        this.nextFull = new int[lines.size() + 1];
        endOfLoose[lines.size()] = lines.size();
        nextFull[lines.size()] = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            endOfLoose[i] = isLoose(i) ? endOfLoose[i + 1] : i;
            nextFull[i] = isFull(i) ? i : nextFull[i + 1];
        }
        this.firstFull = nextFull[0];
    }

    /** One past the last line of a block of other headlines. */
    int endOfBlock(int label) {
        return nextFull[label + 1];
    }

    /**
     * One past the last line that belongs to a label.
     *
     * @param following lines that do whatever they look like
     */
    int endOfLinks(int label, int following) {
        int sure = Math.min(lines.size(), label + 1 + following);
        if (label <= firstFull) {
            return sure;
        }
        int end = endOfLoose[label + 1];
        // The line before running text is its heading.
        return Math.max(sure, end < lines.size() ? end - 1 : end);
    }

    /** Marks the lines after the last sentence: names, links, labels. */
    void markTail(Region[] regions) {
        for (int i = lines.size() - 1; i > firstFull; i--) {
            if (regions[i] == Region.BODY) {
                if (!isLoose(i) || isRow(i)) {
                    return;
                }
                regions[i] = Region.BOILERPLATE;
            }
        }
    }

    /** Whether a line begins with the sign of a copyright. */
    boolean isRightsNotice(int line) {
        int start = lines.get(line).start();
        return words.text().charAt(start) == '©'
                || words.text().startsWith("(c)", start)
                || words.text().startsWith("(C)", start);
    }

    /** Whether a line is a row of a table: several numbers, or one and something in brackets. */
    private boolean isRow(int line) {
        Stretch stretch = lines.get(line);
        int numbers = 0;
        for (int i = stretch.from(); i < stretch.to(); i++) {
            numbers += words.isNumber(i) ? 1 : 0;
        }
        return numbers > 1
                || (numbers == 1
                        && words.text()
                                        .substring(stretch.start(), stretch.end())
                                        .indexOf('(')
                                >= 0);
    }

    /** Whether a line is a row of links: {@code World | Politics | Business}. */
    boolean isMenu(int line) {
        Stretch stretch = lines.get(line);
        int bars = 0;
        for (int i = stretch.start(); i < stretch.end() && stretch.length() <= LONGEST_MENU; i++) {
            bars += MENU_SIGNS.indexOf(words.text().charAt(i)) >= 0 ? 1 : 0;
        }
        return bars >= FEWEST_BARS && !endsLikeSentence(words, stretch);
    }

    private boolean isLoose(int line) {
        return lines.get(line).length() <= LONGEST_LOOSE && !endsLikeSentence(words, lines.get(line));
    }

    private boolean isFull(int line) {
        return lines.get(line).length() > LONGEST_HEADLINE
                && endsLikeSentence(words, lines.get(line))
                && !isCutOff(lines.get(line));
    }

    /** Whether a line is the beginning of another article. */
    private boolean isCutOff(Stretch line) {
        return words.text().charAt(line.end() - 1) == '…' || words.text().startsWith("...", line.end() - 3);
    }

    static boolean endsLikeSentence(Words words, Stretch stretch) {
        int last = stretch.end() - 1;
        String text = words.text();
        while (last > stretch.start() && (text.charAt(last) == ')' || text.charAt(last) == ']')) {
            last--;
        }
        return ".!?…\"”»’'".indexOf(text.charAt(last)) >= 0;
    }
}
