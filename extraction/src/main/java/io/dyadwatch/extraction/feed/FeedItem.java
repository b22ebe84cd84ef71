package io.dyadwatch.extraction.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed. Every value keeps the bounds of {@link io.dyadwatch.contracts.Article}, so that an article can be
 * made of it without another check; what is blank is absent.
 *
 * @param id the publisher's own id ({@code guid}, {@code id}, {@code rdf:about}), as it is written, but absolute where it is a
 *     relative reference
 * @param url address of the article, absolute, http or https; not yet canonical
 * @param title plain text on one line
 * @param text plain text, paragraphs apart by a blank line: the full content if the feed has it, else the summary
 * @param teaser true where the text is a summary, ends in an ellipsis, or the item breaks off, so that the page may say
 *     more
 * @param language BCP 47 tag of the item, else of the feed
 * @param authors names as printed, or mail addresses where there is no name; those of the feed where its format says
 *     that they hold for every item
 * @param publishedAt when it appeared
 * @param updatedAt when it was changed last
 * @param republished where it was taken from; absent for the publisher's own
 */
public record FeedItem(
        @Nullable String id,
        @Nullable String url,
        @Nullable String title,
        @Nullable String text,
        boolean teaser,
        @Nullable String language,
        List<String> authors,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Origin republished) {

    public FeedItem {
        authors = List.copyOf(authors);
    }

    /**
     * The feed that an item was taken from ({@code source} of RSS and Atom, {@code external_url} of JSON Feed).
     *
     * @param name its title
     * @param url its address, absolute
     */
    public record Origin(@Nullable String name, @Nullable String url) {}

    /** Whether there is nothing to read or to go to. */
    public boolean isEmpty() {
        return title == null && text == null && url == null && id == null;
    }

    /** The date to go by: of publication, else of the last change. */
    public @Nullable Instant date() {
        return publishedAt == null ? updatedAt : publishedAt;
    }
}
