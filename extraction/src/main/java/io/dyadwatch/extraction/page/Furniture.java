package io.dyadwatch.extraction.page;

import java.util.Locale;

/**
 * Drops the parts of the page that call themselves something else than an article: navigation, sharing, comments,
 * captions, advertising and so on.
 *
 * <p>A name is only believed where it can be true: a part that holds much of the page's prose, the headline or a marked
 * article body is no share bar, whatever its class says.
 */
final class Furniture {
    private static final int SMALL_PRINT = Hints.SHARE
            | Hints.SUBSCRIBE
            | Hints.CONSENT
            | Hints.RELATED
            | Hints.ADVERT
            | Hints.TAGS
            | Hints.PAYWALL
            | Hints.MEDIA;

    private final TextSums sums;
    private final double allProse;

    private Furniture(TextSums sums) {
        this.sums = sums;
        this.allProse = Math.max(1, sums.allProse());
    }

    static void drop(Outline outline, String title) {
        markHeadline(outline, title);
        Furniture furniture = new Furniture(TextSums.of(outline.blocks()));
        for (Part part : outline.parts()) {
            part.dropped = part.parent != null && (part.parent.dropped || furniture.isFurniture(part));
        }
        boolean aboutCookies = title.toLowerCase(Locale.ROOT).contains("cookie");
        for (Block block : outline.blocks()) {
            block.dropped = block.part.dropped || (!aboutCookies && Phrases.asksConsent(block.text));
        }
    }

    /** The parts around the headline: around the title where it is printed, else around the first headings of first rank. */
    private static void markHeadline(Outline outline, String title) {
        String letters = Wording.letters(title);
        int first = 0;
        for (Block block : outline.blocks()) {
            if (block.kind == TagKind.HEADING && block.part.element.normalName().equals("h1")) {
                first++;
                if (first <= 2 || (first < 50 && Wording.letters(block.text).equals(letters))) {
                    for (Part outer = block.part.parent; outer != null; outer = outer.parent) {
                        outer.holdsHeadline = true;
                    }
                }
            }
        }
    }

    private boolean isFurniture(Part part) {
        double share = sums.prose(part) / allProse;
        if (part.has(Hints.HIDDEN)) {
            return share < 0.6;
        }
        if (part.has(Hints.BODY_MARKED)) {
            return false;
        }
        boolean holdsBody = sums.bodyProse(part) > 0.25 * allProse;
        boolean central = part.holdsHeadline || holdsBody;
        if (part.has(Hints.COMMENTS) && !central && share < 0.9) {
            return true;
        }
        boolean post = part.element.normalName().equals("article")
                || part.element.normalName().equals("main");
        int believed = post ? Hints.RELATED | Hints.ADVERT : SMALL_PRINT;
        if (part.has(believed) && !central && share < 0.3) {
            return true;
        }
        if (isNavigation(part) && share < 0.4 && !holdsBody && (!part.holdsHeadline || share < 0.1)) {
            return true;
        }
        if ((part.kind == TagKind.ASIDE || part.has(Hints.SIDE)) && !central && share < 0.3) {
            return true;
        }
        return !post && isSmallPrint(part, share, holdsBody);
    }

    private static boolean isNavigation(Part part) {
        return part.kind == TagKind.NAVIGATION || part.kind == TagKind.FOOTER || part.has(Hints.NAVIGATION);
    }

    private boolean isSmallPrint(Part part, double share, boolean holdsBody) {
        int chars = sums.chars(part);
        return switch (part.kind) {
            case CAPTION -> chars < 3000;
            case FIGURE -> part.holdsMedia && share < 0.3;
            case ADDRESS -> chars < 500 && share < 0.2;
            default ->
                (part.has(Hints.CAPTION) && chars < 1500 && share < 0.3)
                        || (part.has(Hints.BYLINE) && chars < 500 && share < 0.2 && !holdsBody)
                        || (part.has(Hints.BIOGRAPHY) && chars < 2000 && share < 0.25 && !holdsBody)
                        || (part.has(Hints.KICKER) && chars < 200);
        };
    }
}
