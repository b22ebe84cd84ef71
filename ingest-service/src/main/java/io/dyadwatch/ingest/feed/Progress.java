package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.StoredText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a feed after each thing that can happen to it. Times are whole milliseconds. */
public final class Progress {
    private static final int FORGET_MOVE_AFTER = 5;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final PollSchedule schedule;
    private final Clock clock;

    public Progress(PollSchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A feed that nobody has asked for yet; it is due at once. */
    FeedState begin(Feed feed) {
        return new FeedState(
                feed.id(),
                null,
                null,
                null,
                0,
                null,
                null,
                false,
                null,
                null,
                now(),
                schedule.first(),
                0,
                0,
                List.of());
    }

    /**
     * A body was read and all that is to be sent on is with Kafka.
     *
     * @param rhythm how often the feed says that it changes; absent where it does not say
     */
    FeedState read(FeedState before, Fetched.Body body, ItemsRead items, @Nullable Duration rhythm) {
        Instant now = now();
        Duration hint = rhythm == null || rhythm.compareTo(body.fresh()) < 0 ? body.fresh() : rhythm;
        boolean changed = !items.articles().isEmpty();
        Duration interval = schedule.afterBody(before.interval(), changed, items.dates(), hint, now);
        return new FeedState(
                before.feed(),
                body.movedTo().orElse(before.movedTo()),
                validator(body.etag()),
                validator(body.lastModified()),
                0,
                null,
                null,
                false,
                now,
                now,
                schedule.due(now, interval),
                interval,
                before.articles() + items.articles().size(),
                items.unusableCount(),
                items.seen());
    }

    /** Nothing had changed. */
    FeedState unchanged(FeedState before, Fetched.Unchanged answer) {
        Instant now = now();
        Duration interval = schedule.afterNothing(before.interval(), answer.fresh());
        String address = answer.movedTo().orElse(before.movedTo());
        // Validators belong to the address that gave them (RFC 9110 section 8.8).
        boolean sameAddress = Objects.equals(address, before.movedTo());
        return new FeedState(
                before.feed(),
                address,
                sameAddress ? before.etag() : null,
                sameAddress ? before.lastModified() : null,
                0,
                null,
                null,
                false,
                now,
                now,
                schedule.due(now, interval),
                interval,
                before.articles(),
                before.unusable(),
                before.seen());
    }

    /** It was said to be gone; it is looked for again, though rarely. */
    FeedState gone(FeedState before, Fetched.Gone answer) {
        Instant due = schedule.dueWhenGone(now());
        String detail = "the publisher says that it is gone for good (410)";
        return failure(before, answer.movedTo(), "gone", detail, true, due);
    }

    /** No body came, or one that could not be read. */
    FeedState failed(FeedState before, Fetched.Failed failure) {
        Instant due =
                schedule.dueAfterFailure(now(), before.interval(), oneMore(before.failures()), failure.retryAfter());
        return failure(before, failure.movedTo(), failure.error(), failure.detail(), false, due);
    }

    /** Nothing is known of it: this side gave up. */
    FeedState soon(FeedState before) {
        return dueAt(before, now().plus(SOON));
    }

    /** The same, due at another time. */
    static FeedState dueAt(FeedState state, Instant due) {
        return with(state, due, state.seen());
    }

    /** The same, for those who only want to know how it is doing. */
    static FeedState withoutSeen(FeedState state) {
        return with(state, state.dueAt(), List.of());
    }

    private static FeedState with(FeedState state, Instant due, List<String> seen) {
        return new FeedState(
                state.feed(),
                state.movedTo(),
                state.etag(),
                state.lastModified(),
                state.failures(),
                state.error(),
                state.detail(),
                state.gone(),
                state.triedAt(),
                state.succeededAt(),
                due,
                state.interval(),
                state.articles(),
                state.unusable(),
                seen);
    }

    private FeedState failure(
            FeedState before, Optional<String> movedTo, String error, String detail, boolean gone, Instant due) {
        int failures = oneMore(before.failures());
        // The address that it moved to may be what is wrong: after some failures the feed's own is asked again.
        String address = failures % FORGET_MOVE_AFTER == 0 ? null : movedTo.orElse(before.movedTo());
        boolean sameAddress = Objects.equals(address, before.movedTo());
        return new FeedState(
                before.feed(),
                address,
                // Validators belong to the address that gave them (RFC 9110 section 8.8).
                sameAddress ? before.etag() : null,
                sameAddress ? before.lastModified() : null,
                failures,
                error,
                bounded(detail),
                gone,
                now(),
                before.succeededAt(),
                due.truncatedTo(ChronoUnit.MILLIS),
                before.interval(),
                before.articles(),
                before.unusable(),
                before.seen());
    }

    /** A reason may hold names of a certificate; a code point takes four bytes at most. */
    private static String bounded(String detail) {
        String stored = StoredText.of(detail);
        int end = Math.min(stored.length(), FeedState.MAX_DETAIL_BYTES / 4);
        boolean splits = end < stored.length() && Character.isHighSurrogate(stored.charAt(end - 1));
        return stored.substring(0, splits ? end - 1 : end);
    }

    private static int oneMore(int failures) {
        return failures == Integer.MAX_VALUE ? failures : failures + 1;
    }

    /** A validator that can be kept and sent back as it came; without one the next question has no condition. */
    private static @Nullable String validator(@Nullable String given) {
        boolean fits = given != null
                && !given.isBlank()
                && given.getBytes(StandardCharsets.UTF_8).length <= FeedState.MAX_VALIDATOR_BYTES
                && given.chars().allMatch(c -> c >= ' ' && c <= '~');
        return fits ? given : null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
