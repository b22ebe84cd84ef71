package io.dyadwatch.extraction.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;

/** The article's body as structured data holds it: a witness for what the page shows, and its stand-in where it is hidden. */
final class StatedBody {
    /** A shorter one is a summary. */
    private static final int MIN_CHARS = 400;

    private static final int MAX_CHARS = 500_000;
    /** Words in a run that are compared: five seldom agree by chance. */
    private static final int RUN = 5;

    private final String text;
    private final Set<Integer> runs;

    private StatedBody(String text, Set<Integer> runs) {
        this.text = text;
        this.runs = runs;
    }

    static StatedBody of(String stated) {
        if (stated.length() < MIN_CHARS) {
            return new StatedBody("", Set.of());
        }
        String body = Wording.cut(stated, MAX_CHARS);
        if (body.contains("&lt;") || body.contains("&amp;") || body.contains("&nbsp;") || body.contains("&quot;")) {
            body = Parser.unescapeEntities(body, false);
        }
        String text = body.contains("</") || body.contains("<br") ? ofMarkup(body) : ofLines(body);
        return new StatedBody(text, new HashSet<>(runsOf(text)));
    }

    String text() {
        return text;
    }

    /** Whether the stated body says much more than the text does, or more and nearly all that the text does. */
    boolean isFullerThan(String shown) {
        return text.length() >= MIN_CHARS
                && (text.length() > shown.length() * 1.6
                        || (text.length() > shown.length() * 1.35 && share(shown) > 0.8));
    }

    /** Whether there is a stated body and the text is something else: comments, a teaser of another article. */
    boolean contradicts(String shown) {
        return text.length() > 2 * MIN_CHARS && share(shown) < 0.1;
    }

    boolean isPresent() {
        return !runs.isEmpty();
    }

    /** Which share of the text's runs of words the stated body has too; -1 where the text is too short to tell. */
    double share(String shown) {
        List<Integer> asked = runsOf(shown);
        if (asked.size() < 4) {
            return -1;
        }
        int found = 0;
        for (int run : asked) {
            found += runs.contains(run) ? 1 : 0;
        }
        return (double) found / asked.size();
    }

    private static String ofMarkup(String html) {
        StringBuilder text = new StringBuilder();
        Outline outline = OutlineReader.read(Parser.htmlParser()
                .setMaxDepth(PageReader.MAX_DEPTH)
                .parseInput(MarkupBounds.cut(html, 20_000), "")
                .body());
        for (Block block : outline.blocks()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(block.text);
        }
        return text.toString();
    }

    private static String ofLines(String body) {
        StringBuilder text = new StringBuilder();
        for (String line : body.split("\\R", 20_000)) {
            String words = Wording.collapse(line);
            if (!words.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(words);
            }
        }
        return text.toString();
    }

    /** Hashes of the runs of words; ideographs count as words. */
    private static List<Integer> runsOf(String text) {
        List<Integer> words = new ArrayList<>();
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean wide = c >= 0x2E80 && c < 0xFB00;
            if (Character.isLetterOrDigit(c) && !wide) {
                hash = hash * 31 + Character.toLowerCase(c);
            } else {
                if (hash != 0) {
                    words.add(hash);
                    hash = 0;
                }
                if (wide && Character.isLetter(c)) {
                    words.add((int) c);
                }
            }
        }
        List<Integer> runs = new ArrayList<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(words.subList(i, i + RUN).hashCode());
        }
        return runs;
    }
}
