package io.dyadwatch.extraction.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses when the page first appeared among the dates that it states, the most explicit first.
 *
 * <p>A date before 1990 is a default of some program's, and one more than a day ahead is a mistake or an embargo: both
 * are passed over. Where the date of publication is that of the last change, an earlier one from another place wins.
 *
 * @param instant null where no credible date was found
 * @param refused how many stated dates could not be read or were not credible
 */
record PublicationDate(@Nullable Instant instant, int refused) {
    private static final Instant FIRST_WEB_PAGE = Instant.parse("1990-12-20T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    static PublicationDate of(Clues clues, StructuredData data, String url, Instant now) {
        List<String> stated = new ArrayList<>();
        stated.add(data.published());
        stated.addAll(clues.all("article:published_time"));
        stated.addAll(clues.all("og:published_time"));
        stated.addAll(clues.all("item:datePublished"));
        for (String name : List.of(
                "datepublished",
                "dc.date.issued",
                "dcterms.issued",
                "dc.date.created",
                "dcterms.created",
                "dc.date",
                "dcterms.date",
                "parsely-pub-date",
                "sailthru.date",
                "pubdate",
                "publishdate",
                "publish-date",
                "publish_date",
                "publication_date",
                "article:published",
                "date",
                "date.issued",
                "cxenseparse:recs:publishtime",
                "og:pubdate",
                "og:article:published_time",
                "rnews:datepublished")) {
            stated.addAll(clues.all(name));
        }
        int explicit = stated.size();
        stated.addAll(clues.times());
        Instant changed = StatedDate.parse(
                either(data.modified(), clues.first("article:modified_time", "og:updated_time", "item:dateModified")));
        Instant chosen = null;
        int refused = 0;
        for (int i = 0; i < stated.size(); i++) {
            String text = stated.get(i);
            Instant read = text.isEmpty() ? null : StatedDate.parse(text);
            if (read == null || !isCredible(read, now)) {
                refused += text.isEmpty() ? 0 : 1;
            } else if (chosen == null) {
                chosen = read;
            } else if (chosen.equals(changed) && i < explicit && read.isBefore(chosen)) {
                chosen = read;
            }
        }
        Instant day = StatedDate.inPath(url);
        if (day != null
                && isCredible(day, now)
                && (chosen == null || (chosen.equals(changed) && day.isBefore(chosen.minus(AHEAD))))) {
            chosen = day;
        }
        return new PublicationDate(chosen, chosen == null ? refused : 0);
    }

    private static boolean isCredible(Instant date, Instant now) {
        return date.isAfter(FIRST_WEB_PAGE) && date.isBefore(now.plus(AHEAD));
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
