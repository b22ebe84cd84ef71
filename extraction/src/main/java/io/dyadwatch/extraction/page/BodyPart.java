package io.dyadwatch.extraction.page;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part of the page that holds the article.
 *
 * <p>Each block is worth something: prose much, the more the longer it is; links take away. The body is the part with
 * the greatest sum, the innermost of equals, after parts that are marked or named as bodies got a bonus. Sums of nested
 * parts come from one running sum, so the search is linear.
 */
final class BodyPart {
    /** What a mark by microdata, and a telling class, add to the worth of a part. */
    private static final double MARKED = 0.4;

    private static final double NAMED = 0.2;

    private final List<Part> parts;
    private final double[] worth;
    private final double[] prose;
    private final double[] marked;
    private final double[] inMarks;

    private BodyPart(Outline outline) {
        this.parts = outline.parts();
        List<Block> blocks = outline.blocks();
        this.worth = new double[blocks.size() + 1];
        this.prose = new double[blocks.size() + 1];
        this.marked = new double[blocks.size() + 1];
        this.inMarks = new double[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            double value = worthOf(blocks.get(i));
            worth[i + 1] = worth[i] + value;
            prose[i + 1] = prose[i] + Math.max(0, value);
        }
        addMarks(outline);
    }

    /** For each block the bonus of the best mark around it. */
    private void addMarks(Outline outline) {
        IdentityHashMap<Part, Double> marks = new IdentityHashMap<>();
        for (Part part : parts) {
            double outer = part.parent == null ? 0 : marks.getOrDefault(part.parent, 0.0);
            double mark = Math.max(outer, mark(part));
            if (mark > 0) {
                marks.put(part, mark);
            }
        }
        for (int i = 0; i < outline.blocks().size(); i++) {
            double mark = marks.getOrDefault(outline.blocks().get(i).part, 0.0);
            double value = prose[i + 1] - prose[i];
            marked[i + 1] = marked[i] + mark * value;
            inMarks[i + 1] = inMarks[i] + (mark > 0 ? value : 0);
        }
    }

    /** The part that holds the article; null where the page has no prose at all. */
    static @Nullable Part find(Outline outline) {
        BodyPart search = new BodyPart(outline);
        Part best = search.best();
        return best == null ? shortText(outline) : search.firstOfSeveral(container(best));
    }

    /** Where whole articles follow each other on one page, the first of them; else the part itself. */
    private Part firstOfSeveral(Part body) {
        Part first = null;
        int articles = 0;
        for (Part part : parts) {
            boolean whole = part != body
                    && part.holdsHeadline
                    && part.element.normalName().equals("article")
                    && part.isWithin(body)
                    && sum(prose, part) > 0;
            if (whole) {
                articles++;
                first = first == null ? part : first;
            }
        }
        return first != null && articles > 1 ? first : body;
    }

    /** The part around a list, a quotation or a paragraph, if it is one that is worth most: these lie in a body. */
    private static Part container(Part best) {
        Part part = best;
        while (part.parent != null && !part.dropped && isInner(part)) {
            part = part.parent;
        }
        return part;
    }

    private static boolean isInner(Part part) {
        return switch (part.element.normalName()) {
            case "ul", "ol", "dl", "li", "dd", "dt", "p", "blockquote", "pre" -> true;
            default -> false;
        };
    }

    /** Where nothing is prose: the innermost part around the longest text that is not links. */
    private static @Nullable Part shortText(Outline outline) {
        Block longest = null;
        for (Block block : outline.blocks()) {
            boolean text = !block.dropped && block.kind != TagKind.HEADING && block.linkDensity() < 0.3;
            if (text && block.text.length() >= 40 && (longest == null || block.weight > longest.weight)) {
                longest = block;
            }
        }
        return longest == null ? null : longest.part;
    }

    private @Nullable Part best() {
        Part best = null;
        double most = 0;
        for (Part part : parts) {
            if (!part.dropped) {
                double value = sum(worth, part) * bonus(part);
                if (value > 0 && value >= most) {
                    most = value;
                    best = part;
                }
            }
        }
        return best;
    }

    private double sum(double[] values, Part part) {
        return values[part.endBlock] - values[part.firstBlock];
    }

    /** A part whose prose is nearly all in marked bodies counts as marked: bodies come in several pieces. */
    private double bonus(Part part) {
        double all = sum(prose, part);
        double own = mark(part);
        double bonus = 1;
        if (own > 0) {
            bonus += own;
        } else if (all > 0) {
            bonus += sum(marked, part) / all * Math.pow(sum(inMarks, part) / all, 5);
        }
        if (part.element.normalName().equals("article")) {
            bonus += 0.1;
        } else if (part.has(Hints.MAIN) || part.element.normalName().equals("main")) {
            bonus += 0.04;
        }
        return bonus;
    }

    private static double mark(Part part) {
        return part.has(Hints.BODY_MARKED) ? MARKED : part.has(Hints.BODY) ? NAMED : 0;
    }

    private static double worthOf(Block block) {
        if (block.dropped) {
            return -0.2 * block.linkChars;
        }
        if (block.isProse()) {
            int plain = block.plainWeight();
            double full = Math.max(0.25, Math.min(1, plain / 200.0));
            return plain * full * (1 - block.linkDensity()) * formFactor(block.kind);
        }
        if (block.linkDensity() >= 0.5) {
            return -8 - 1.2 * block.linkChars;
        }
        return block.kind == TagKind.PARAGRAPH || block.kind == TagKind.HEADING ? 0 : -4;
    }

    private static double formFactor(TagKind kind) {
        return switch (kind) {
            case PARAGRAPH, QUOTE -> 1;
            case ITEM, CELL -> 0.7;
            default -> 0.85;
        };
    }
}
