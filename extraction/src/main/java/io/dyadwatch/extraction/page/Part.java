package io.dyadwatch.extraction.page;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One block-level element of the page, with the run of {@link Block}s that lie in it. */
final class Part {
    final Element element;
    final @Nullable Part parent;
    final TagKind kind;
    final int depth;
    /** What its class, id, role and the like say; see {@link Hints}. */
    final int hints;
    /** Index of its first block, and of the first block after it. */
    final int firstBlock;

    /** Inside a body that is marked by microdata, and inside one that is named by its class, or one itself. */
    final boolean inMarkedBody;

    final boolean inNamedBody;

    int endBlock;
    boolean holdsHeadline;
    boolean holdsMedia;
    /** Judged to be no part of the article. Holds for everything inside. */
    boolean dropped;

    Part(Element element, @Nullable Part parent, TagKind kind, int hints, int firstBlock) {
        this.element = element;
        this.parent = parent;
        this.kind = kind;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.hints = hints;
        this.firstBlock = firstBlock;
        this.inMarkedBody = has(Hints.BODY_MARKED) || (parent != null && parent.inMarkedBody);
        this.inNamedBody = has(Hints.BODY) || (parent != null && parent.inNamedBody);
        this.endBlock = firstBlock;
    }

    boolean has(int hint) {
        return (hints & hint) != 0;
    }

    boolean isWithin(Part other) {
        return firstBlock >= other.firstBlock && endBlock <= other.endBlock && depth >= other.depth;
    }
}
