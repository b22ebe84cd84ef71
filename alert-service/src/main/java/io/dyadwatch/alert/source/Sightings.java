package io.dyadwatch.alert.source;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Canary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which sources were seen since they were last written down. Noting one costs the intake a look into a map; what is not
 * written when an instance is killed is no more than the last seconds. Safe for use by many threads.
 */
public final class Sightings {
    /** Characters of a name; the longest host name has 253. */
    private static final int LONGEST_NAME = 253;

    private final Clock clock;
    private final Map<String, Instant> latest = new ConcurrentHashMap<>();

    public Sightings(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes an article of a source. Archive material and the canary tell nothing of a rhythm, and are passed over.
     *
     * @param source as {@link io.dyadwatch.alert.match.SourceName} says
     */
    public void saw(String source, Article article) {
        if (article.backfill() || Canary.isOne(article) || source.length() > LONGEST_NAME) {
            return;
        }
        Instant now = clock.instant();
        note(source, article.fetchedAt().isAfter(now) ? now : article.fetchedAt());
    }

    /** Takes out what was noted. */
    Map<String, Instant> drain() {
        Map<String, Instant> taken = new ConcurrentHashMap<>();
        for (String source : List.copyOf(latest.keySet())) {
            Instant at = latest.remove(source);
            if (at != null) {
                taken.put(source, at);
            }
        }
        return taken;
    }

    /** Puts back what could not be written. */
    void restore(Map<String, Instant> taken) {
        taken.forEach(this::note);
    }

    private void note(String source, Instant at) {
        // Bounded: beyond as many as are kept, further ones would only drive each other out.
        if (latest.size() < Sources.MOST || latest.containsKey(source)) {
            latest.merge(source, at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }
}
