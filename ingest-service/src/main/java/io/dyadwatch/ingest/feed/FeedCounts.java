package io.dyadwatch.ingest.feed;

import io.dyadwatch.extraction.feed.FeedProblem;
import java.util.List;

/** Told of each visit to a feed. */
public interface FeedCounts {
    /** For nobody. */
    FeedCounts NONE = new FeedCounts() {
        @Override
        public void visited(String outcome) {}

        @Override
        public void read(ItemsRead items, List<FeedProblem> problems) {}
    };

    /** @param outcome {@code read}, {@code unchanged}, or a stable word for what went wrong, as in a feed's state */
    void visited(String outcome);

    /**
     * A body was read, and what is new in it is with Kafka.
     *
     * @param problems what could not be read as it should be
     */
    void read(ItemsRead items, List<FeedProblem> problems);
}
