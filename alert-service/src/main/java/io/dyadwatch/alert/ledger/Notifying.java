package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.watch.Threshold;
import io.dyadwatch.alert.watch.WatchDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a watch's subscriber is told of a story: silence, threshold, cooldown, digest, in this order. Depends on its
 * arguments alone, so that a dry run decides as the ledger does. Whether an article is a story of its own was decided
 * before, and what the subscriber's quota leaves is seen when it is told.
 */
public final class Notifying {
    private Notifying() {}

    /**
     * How a watch stands.
     *
     * @param silencedUntil exclusive
     * @param notifiedAt when its subscriber was last told something
     * @param digestDue when what is collected is told; absent while nothing is
     */
    public record Standing(
            @Nullable Instant silencedUntil,
            @Nullable Instant notifiedAt,
            @Nullable Instant digestDue) {
        /** A watch that has found nothing. */
        public static final Standing FRESH = new Standing(null, null, null);

        boolean isSilenced(Instant now) {
            return silencedUntil != null && now.isBefore(silencedUntil);
        }

        boolean isCooling(@Nullable Duration cooldown, Instant now) {
            return cooldown != null && notifiedAt != null && now.isBefore(notifiedAt.plus(cooldown));
        }

        Standing notified(Instant now) {
            return new Standing(silencedUntil, now, null);
        }

        Standing withDigest(@Nullable Instant due) {
            return new Standing(silencedUntil, notifiedAt, due);
        }

        Standing withoutDigest() {
            return new Standing(silencedUntil, notifiedAt, null);
        }
    }

    /**
     * A story that may count for a threshold.
     *
     * @param alert its id
     * @param foundAt when its first article was seen
     * @param sources who carries it by now
     */
    public record Story(UUID alert, Instant foundAt, Set<String> sources) {}

    /**
     * What happens.
     *
     * @param outcome of the story, and of those that go with it
     * @param stories whom it holds for, in the order they were found: the story, and held ones that are no longer held
     * @param next how the watch stands then
     */
    public record Decision(Outcome outcome, List<Story> stories, Standing next) {}

    /**
     * A new story.
     *
     * @param held the stories held so far; those that have left the threshold's window are passed over
     */
    public static Decision found(WatchDefinition watch, Standing standing, List<Story> held, Story story, Instant now) {
        if (standing.isSilenced(now)) {
            return new Decision(Outcome.SILENCE, List.of(story), standing);
        }
        return decide(watch, standing, held, story, now);
    }

    /**
     * A held story has got a further source. In a silence, or when it has left the window, it stays as it is.
     *
     * @param others the other stories held so far
     * @param story with its new source
     */
    public static Decision joined(
            WatchDefinition watch, Standing standing, List<Story> others, Story story, Instant now) {
        if (standing.isSilenced(now) || !isWithin(watch.threshold(), story, now)) {
            return new Decision(Outcome.HELD, List.of(story), standing);
        }
        return decide(watch, standing, others, story, now);
    }

    /** The end of a digest's period. In a silence, what was collected is not told. */
    public static Decision digestEnds(Standing standing, List<Story> collected, Instant now) {
        return standing.isSilenced(now)
                ? new Decision(Outcome.SILENCE, collected, standing.withoutDigest())
                : new Decision(Outcome.SENT, collected, standing.notified(now));
    }

    private static Decision decide(
            WatchDefinition watch, Standing standing, List<Story> held, Story story, Instant now) {
        Threshold threshold = watch.threshold();
        List<Story> together = threshold == null ? List.of(story) : together(threshold, held, story, now);
        if (threshold != null && !isReached(threshold, together)) {
            return new Decision(Outcome.HELD, List.of(story), standing);
        }
        if (standing.isCooling(watch.cooldown(), now)) {
            return new Decision(Outcome.COOLDOWN, together, standing);
        }
        if (watch.digest() != null) {
            Instant due = standing.digestDue == null ? now.plus(watch.digest()) : standing.digestDue;
            return new Decision(
                    Outcome.DIGEST, together, new Standing(standing.silencedUntil, standing.notifiedAt, due));
        }
        // What an earlier version of the watch collected still has its own time.
        return new Decision(Outcome.SENT, together, new Standing(standing.silencedUntil, now, standing.digestDue));
    }

    private static List<Story> together(Threshold threshold, List<Story> held, Story story, Instant now) {
        List<Story> together = new ArrayList<>(Stream.concat(held.stream(), Stream.of(story))
                .filter(each -> isWithin(threshold, each, now))
                .toList());
        together.sort(Comparator.comparing(Story::foundAt));
        return List.copyOf(together);
    }

    private static boolean isReached(Threshold threshold, List<Story> stories) {
        Set<String> sources =
                stories.stream().flatMap(story -> story.sources().stream()).collect(Collectors.toSet());
        return stories.size() >= threshold.stories() && sources.size() >= threshold.sources();
    }

    private static boolean isWithin(@Nullable Threshold threshold, Story story, Instant now) {
        return threshold == null || story.foundAt().isAfter(now.minus(threshold.window()));
    }
}
