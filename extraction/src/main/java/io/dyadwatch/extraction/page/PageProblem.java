package io.dyadwatch.extraction.page;

/**
 * Something about a page that could not be read as it was meant.
 *
 * @param kind what went wrong
 * @param detail in words for an operator; never the page's text
 */
public record PageProblem(Kind kind, String detail) {

    /** What went wrong. */
    public enum Kind {
        /** The bytes are no HTML or text: a PDF, an image, an archive. There is no title and no text. */
        NOT_A_PAGE,
        /** The encoding that was declared does not fit the bytes, or none was declared and one was guessed. */
        ENCODING,
        /** The page is larger or more finely divided than is read; its beginning was read. */
        CUT,
        /** A block of structured data is broken; what stands before the fault was read. */
        STRUCTURED_DATA,
        /** A date was given that cannot be one of publication. */
        DATE,
        /** The canonical URL given is none. */
        CANONICAL_URL,
        /** No article was found in the page. */
        NO_ARTICLE
    }
}
