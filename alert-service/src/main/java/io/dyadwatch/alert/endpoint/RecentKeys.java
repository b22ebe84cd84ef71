package io.dyadwatch.alert.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys that were read a moment ago, so that a burst to one endpoint does not read them for each webhook. */
final class RecentKeys {
    /** After a rotation, other instances sign with the keys from before for at most so long. */
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private static final int MAX_ENDPOINTS = 1000;

    private final Clock clock;
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

    RecentKeys(Clock clock) {
        this.clock = clock;
    }

    /** @param until when it ceases to sign; absent for the newest */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Key(byte[] bytes, @Nullable Instant until) {
        @Override
        public String toString() {
            return "Key[until=" + until + "]";
        }
    }

    /** Those that sign now, in the order in which they were read. */
    List<byte[]> of(UUID endpoint, Function<UUID, List<Key>> read) {
        Instant now = clock.instant();
        Entry entry = entries.get(endpoint);
        if (entry == null || !entry.readAt.plus(MAX_AGE).isAfter(now)) {
            entry = new Entry(now, read.apply(endpoint));
            if (entries.size() >= MAX_ENDPOINTS) {
                entries.clear();
            }
            entries.put(endpoint, entry);
        }
        return entry.keys.stream()
                .filter(key -> key.until == null || key.until.isAfter(now))
                .map(Key::bytes)
                .toList();
    }

    void forget(UUID endpoint) {
        entries.remove(endpoint);
    }

    private record Entry(Instant readAt, List<Key> keys) {}
}
