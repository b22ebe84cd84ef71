package io.dyadwatch.extraction.feed;

import java.util.Locale;

/**
 * Something in a feed that could not be read as it should be, and how often. It never repeats what the feed says.
 *
 * @param kind what was wrong
 * @param count how many times: elements, items, dates and so on, as the kind has it; at least 1
 */
public record FeedProblem(Kind kind, int count) {

    public FeedProblem {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1");
        }
    }

    /** What can be wrong with a feed. */
    public enum Kind {
        /** No byte, or white space only. */
        EMPTY,
        /** Neither RSS, RDF, Atom, CDF nor JSON Feed. */
        NOT_A_FEED,
        /** The charset that was declared is not the one that the bytes are in. */
        CHARSET_OVERRIDDEN,
        /** Bytes that no charset explains were guessed one by one. */
        BYTES_REPAIRED,
        /** Places where the tags of the XML, or the JSON, are ill-formed and were read by guess. */
        ILL_FORMED,
        /** The feed breaks off; the last item may be incomplete. */
        TRUNCATED,
        /** Parts of an index of sitemaps that could not be had, or are no sitemaps. */
        PART_MISSING,
        /** Items with neither title, text, address nor id. */
        ITEM_EMPTY,
        /** Items beyond the bound on their number, not read. */
        ITEMS_BEYOND_BOUND,
        /** Elements of an item beyond the bound on their number, not read. */
        ELEMENTS_BEYOND_BOUND,
        /** Dates in a form that nobody knows, or out of range. */
        DATE_UNREADABLE,
        /** Addresses of items that are neither http nor https, relative to nothing, or too long. */
        ADDRESS_UNUSABLE,
        /** Languages that are no BCP 47 tag. */
        LANGUAGE_UNREADABLE,
        /** Titles, texts, names and ids that were cut at the bound of their field. */
        FIELD_CUT,
        /** Entities of the document type declaration that were not expanded. */
        ENTITY_REFUSED;

        /** The kind as a stable word, for reports and metrics: {@code charset-overridden}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
