package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");
    private static final String URL = "https://example.org/rss";
    private static final Feed FEED = new Feed(Feed.idOf(URL), URL, null, Feed.Kind.FEED, false, false, NOW, NOW);

    private final Progress progress = new Progress(
            new PollSchedule(PollSchedule.Bounds.DEFAULT, new Random(1)), Clock.fixed(NOW, ZoneOffset.UTC));
    private final FeedState fresh = progress.begin(FEED);
    private final FeedState read = progress.read(fresh, body("\"v1\"", Optional.empty()), items(), null);

    @Test
    void aNewFeedIsDueAtOnce() {
        assertThat(fresh.dueAt()).isBeforeOrEqualTo(NOW);
        assertThat(fresh.succeededAt()).isNull();
    }

    @Test
    void whatWasReadIsRememberedWithItsValidators() {
        assertThat(read.etag()).isEqualTo("\"v1\"");
        assertThat(read.lastModified()).isEqualTo("Fri, 20 Nov 2026 11:00:00 GMT");
        assertThat(read.seen()).containsExactly("00112233445566778899aabbccddeeff");
        assertThat(read.unusable()).isEqualTo(3);
        assertThat(read.dueAt()).isAfter(NOW);
    }

    @Test
    void aFailureKeepsWhatWasReadAndSuccessEndsTheCount() {
        FeedState failed = progress.failed(
                progress.failed(read, new Fetched.Failed("timeout", "late")), new Fetched.Failed("http-500", "500"));
        FeedState well = progress.unchanged(failed, new Fetched.Unchanged(Duration.ZERO, Optional.empty()));

        assertThat(failed.failures()).isEqualTo(2);
        assertThat(failed.error()).isEqualTo("http-500");
        assertThat(failed.seen()).isEqualTo(read.seen());
        assertThat(failed.etag()).isEqualTo("\"v1\"");
        assertThat(failed.succeededAt()).isEqualTo(read.succeededAt());
        assertThat(well.failures()).isZero();
        assertThat(well.error()).isNull();
        assertThat(well.etag()).isEqualTo("\"v1\"");
    }

    @Test
    void thatNothingHasChangedAtANewAddressIsBelievedOnlyOnValidatorsOfThatAddress() {
        FeedState moved =
                progress.unchanged(read, new Fetched.Unchanged(Duration.ZERO, Optional.of("https://example.org/new")));

        assertThat(moved.movedTo()).isEqualTo("https://example.org/new");
        assertThat(moved.etag()).isNull();
        assertThat(moved.lastModified()).isNull();
        FeedState again = progress.unchanged(
                progress.read(moved, body("\"v2\"", Optional.empty()), items(), null),
                new Fetched.Unchanged(Duration.ZERO, Optional.of("https://example.org/new")));
        assertThat(again.etag()).isEqualTo("\"v2\"");
    }

    @Test
    void aPermanentMoveIsRememberedUntilTheNewAddressFailsAgainAndAgain() {
        FeedState moved =
                progress.read(read, body("\"v2\"", Optional.of("https://feeds.example.org/rss")), items(), null);
        FeedState state = moved;
        for (int i = 1; i <= 4; i++) {
            state = progress.failed(state, new Fetched.Failed("lookup", "no such host"));
            assertThat(state.movedTo()).isEqualTo("https://feeds.example.org/rss");
            assertThat(state.etag()).isEqualTo("\"v2\"");
        }
        state = progress.failed(state, new Fetched.Failed("lookup", "no such host"));

        assertThat(state.movedTo()).isNull();
        assertThat(state.etag()).isNull();
    }

    @Test
    void whatIsGoneIsLookedForAgainADayLater() {
        FeedState gone = progress.gone(read, new Fetched.Gone(Optional.empty()));

        assertThat(gone.gone()).isTrue();
        assertThat(Duration.between(NOW, gone.dueAt())).isBetween(Duration.ofHours(21), Duration.ofHours(27));
    }

    @Test
    void validatorsThatCannotBeSentBackAreNotKept() {
        assertThat(etagAfter("\"" + "x".repeat(5000) + "\"")).isNull();
        assertThat(etagAfter("\"a\r\nX: y\"")).isNull();
        assertThat(etagAfter(" ")).isNull();
        assertThat(etagAfter("W/\"a\"")).isEqualTo("W/\"a\"");
    }

    private @Nullable String etagAfter(String etag) {
        return progress.read(fresh, body(etag, Optional.empty()), items(), null).etag();
    }

    private static Fetched.Body body(String etag, Optional<String> movedTo) {
        return new Fetched.Body(
                new byte[0], null, URL, etag, "Fri, 20 Nov 2026 11:00:00 GMT", Duration.ofMinutes(5), movedTo);
    }

    private static ItemsRead items() {
        return new ItemsRead(
                List.of(),
                Map.of(ItemsRead.Unusable.REPEATED, 1, ItemsRead.Unusable.NO_TEXT, 2),
                List.of(),
                List.of("00112233445566778899aabbccddeeff"));
    }
}
