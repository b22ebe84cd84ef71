package io.dyadwatch.extraction.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a page.
 *
 * @param title the headline, without the site's name; absent where the page has none
 * @param text the article's paragraphs, sub-headings, list items and table rows, separated by a blank line; the title is
 *     not repeated; empty where no article was found
 * @param language BCP 47 tag as the page states it; absent where it does not
 * @param publishedAt when the page says it first appeared; absent where it does not, or where what it says cannot be
 * @param authors as printed, in order
 * @param canonicalUrl absolute http or https URL: the page's own canonical URL, else the one it was fetched from
 * @param siteName what the site calls itself
 * @param teaser true where the page says, or shows, that it holds only the beginning of the article
 * @param problems what could not be read, in the order it was met
 */
public record Page(
        @Nullable String title,
        String text,
        @Nullable String language,
        @Nullable Instant publishedAt,
        List<String> authors,
        @Nullable String canonicalUrl,
        @Nullable String siteName,
        boolean teaser,
        List<PageProblem> problems) {

    public Page {
        authors = List.copyOf(authors);
        problems = List.copyOf(problems);
    }
}
