package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a feed stands. */
public enum Standing {
    /** It was not asked yet. */
    NEW,
    /** The last visit went well. */
    WELL,
    /** The last visit brought nothing. */
    FAILING,
    /** Its publisher said that it is gone for good. */
    GONE,
    /** Its operator does not want it read now. */
    PAUSED;

    /** @param state absent where nobody has begun */
    static Standing of(Feed feed, @Nullable FeedState state) {
        if (feed.paused()) {
            return PAUSED;
        }
        if (state == null || state.triedAt() == null) {
            return NEW;
        }
        if (state.gone()) {
            return GONE;
        }
        return state.failures() > 0 ? FAILING : WELL;
    }

    /** As it is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
