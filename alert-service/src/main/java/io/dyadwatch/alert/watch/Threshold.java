package io.dyadwatch.alert.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much must come together before anybody is told.
 *
 * @param stories at least so many, 1 to {@value #MAX_STORIES}
 * @param sources from at least so many distinct sources in all, 1 to {@value #MAX_SOURCES}
 * @param window within so long, one minute to 30 days
 */
public record Threshold(int stories, int sources, Duration window) {
    /** How far back a threshold looks at most. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(30);

    static final int MAX_STORIES = 100;
    static final int MAX_SOURCES = 1000;

    /** Reads a request; 1 where a number is absent. */
    @JsonCreator
    static Threshold of(
            @JsonProperty("stories") @Nullable Integer stories,
            @JsonProperty("sources") @Nullable Integer sources,
            @JsonProperty("window") @Nullable Duration window) {
        return new Threshold(
                stories == null ? 1 : stories, sources == null ? 1 : sources, Given.present("window", window));
    }

    public Threshold {
        Given.between("window", window, Duration.ofMinutes(1), LONGEST_WINDOW);
        if (stories < 1 || stories > MAX_STORIES) {
            throw new InvalidRecord("stories", "must be between 1 and " + MAX_STORIES);
        }
        if (sources < 1 || sources > MAX_SOURCES) {
            throw new InvalidRecord("sources", "must be between 1 and " + MAX_SOURCES);
        }
    }
}
