package io.dyadwatch.extraction.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./dyadwatch extract --feed}: the bytes of a feed in, a line of JSON for each item out, and the report on the
 * feed beside it.
 */
public final class ExtractFeed {
    private static final FeedReader READER = new FeedReader();

    private ExtractFeed() {}

    /**
     * Reads a feed to its end and writes what was understood, as UTF-8, a line feed after each line.
     *
     * @param contentType Content-Type that it came with; absent for a file
     * @param address absolute address that it came from; absent where it is not known
     * @param items where items go, see {@link FeedJson#line}
     * @param report where the report goes, see {@link FeedJson#report}
     * @return whether it was a feed; one without items is
     * @throws IOException if the streams fail
     */
    public static boolean run(
            InputStream in,
            @Nullable String contentType,
            @Nullable String address,
            OutputStream items,
            OutputStream report)
            throws IOException {
        Feed feed = READER.read(in.readAllBytes(), contentType, address);
        for (FeedItem item : feed.items()) {
            items.write(FeedJson.line(feed, item));
            items.write('\n');
        }
        items.flush();
        report.write(FeedJson.report(feed));
        report.write('\n');
        report.flush();
        return !feed.has(FeedProblem.Kind.EMPTY) && !feed.has(FeedProblem.Kind.NOT_A_FEED);
    }
}
