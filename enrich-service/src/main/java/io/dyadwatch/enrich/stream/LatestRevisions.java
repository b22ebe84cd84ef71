package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.revision.Seen;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * The latest published text of each article, for a time.
 *
 * <p>A window store, because it forgets by dropping whole segments on disk: a key-value store would have to be swept. Times
 * in it are when a text was published or last seen, in milliseconds of the topology's clock.
 */
final class LatestRevisions {
    static final String STORE = "latest-revision";

    /** Entries are points in time; the store just wants a length. */
    private static final Duration WINDOW = Duration.ofMillis(1);
    /** How far the clock may have been ahead of where it is now. */
    private static final Duration CLOCK_STEP = Duration.ofDays(1);

    private final WindowStore<String, byte[]> store;
    private final long retentionMillis;

    LatestRevisions(WindowStore<String, byte[]> store, Duration retention) {
        this.store = store;
        this.retentionMillis = retention.toMillis();
    }

    /** The store as the topology declares it; its changelog is kept as long, and read back when the disk is lost. */
    static StoreBuilder<WindowStore<String, byte[]>> store(Duration retention) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(STORE, retention, WINDOW, false),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    /** What was published last under this id, with when that was. */
    Optional<Dated> find(String articleId, long now) {
        try (WindowStoreIterator<byte[]> entries =
                store.backwardFetch(articleId, now - retentionMillis, now + CLOCK_STEP.toMillis())) {
            if (!entries.hasNext()) {
                return Optional.empty();
            }
            var entry = entries.next();
            return Optional.of(new Dated(Seen.fromBytes(entry.value), entry.key));
        }
    }

    /** Remembers it from now on. */
    void remember(String articleId, Seen seen, long now) {
        store.put(articleId, seen.toBytes(), now);
    }

    /** True once an entry has used up so much of its time that seeing the text again should give it new time. */
    boolean isAgeing(Dated entry, long now) {
        return now - entry.at() > retentionMillis / 4;
    }

    /** @param at when it was published or last seen */
    record Dated(Seen seen, long at) {}
}
