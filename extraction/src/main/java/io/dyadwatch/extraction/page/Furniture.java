package io.dyadwatch.extraction.page;

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

    static void drop(Outline outline) {
        Furniture furniture = new Furniture(TextSums.of(outline.blocks()));
        for (Part part : outline.parts()) {
            part.dropped = part.parent != null && (part.parent.dropped || furniture.isFurniture(part));
        }
        for (Block block : outline.blocks()) {
            block.dropped = block.part.dropped;
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
        boolean central = part.holdsHeadline || part.holdsBodyMark;
        if (part.has(Hints.COMMENTS) && !central && share < 0.9) {
            return true;
        }
        boolean post = part.element.normalName().equals("article") || part.element.normalName().equals("main");
        int believed = post ? Hints.RELATED | Hints.ADVERT : SMALL_PRINT;
        if (part.has(believed) && !central && share < 0.3) {
            return true;
        }
        if (isNavigation(part) && share < 0.4 && !part.holdsBodyMark && (!part.holdsHeadline || share < 0.1)) {
            return true;
        }
        if ((part.kind == TagKind.ASIDE || part.has(Hints.SIDE)) && !central && share < 0.3) {
            return true;
        }
        return !post && isSmallPrint(part, share);
    }

    private static boolean isNavigation(Part part) {
        return part.kind == TagKind.NAVIGATION || part.kind == TagKind.FOOTER || part.has(Hints.NAVIGATION);
    }

    private boolean isSmallPrint(Part part, double share) {
        int chars = sums.chars(part);
        return switch (part.kind) {
            case CAPTION -> chars < 3000;
            case FIGURE -> part.holdsMedia && share < 0.3;
            case ADDRESS -> chars < 500 && share < 0.2;
            default -> (part.has(Hints.CAPTION) && chars < 1500 && share < 0.3)
                    || (part.has(Hints.BYLINE) && chars < 500 && share < 0.2 && !part.holdsBodyMark)
                    || (part.has(Hints.BIOGRAPHY) && chars < 2000 && share < 0.25 && !part.holdsBodyMark)
                    || (part.has(Hints.KICKER) && chars < 200);
        };
    }
}
