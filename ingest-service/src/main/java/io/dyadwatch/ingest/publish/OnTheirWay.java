package io.dyadwatch.ingest.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The articles that were handed to Kafka and neither acknowledged nor given up. For any thread. */
final class OnTheirWay {
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    /** By number, oldest first: Unix time in milliseconds at which it set out. */
    private final ConcurrentSkipListMap<Long, Long> since = new ConcurrentSkipListMap<>();

    OnTheirWay(Clock clock) {
        this.clock = clock;
    }

    /** @return the number by which the article arrives */
    long setOut() {
        long number = numbers.incrementAndGet();
        count.incrementAndGet();
        since.put(number, clock.millis());
        return number;
    }

    /** It was acknowledged, or given up. */
    void arrived(long number) {
        since.remove(number);
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    /** How long the oldest of them has been on its way; zero without one. */
    Duration oldest() {
        Map.Entry<Long, Long> first = since.firstEntry();
        return first == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - first.getValue()));
    }
}
