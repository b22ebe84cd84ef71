package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnedFeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Feed A = feed("https://example.org/a", false);
    private static final Feed B = feed("https://example.org/b", false);

    private final OwnedFeeds owned = new OwnedFeeds(feed -> state(feed, NOW));

    @Test
    void theLongestOverdueComesFirstAndWhatIsNotDueDoesNotCome() {
        Feed later = feed("https://example.org/later", false);
        Feed paused = feed("https://example.org/paused", true);
        owned.assign(1, Map.of(B.id(), state(B, NOW.minusSeconds(60)), later.id(), state(later, NOW.plusSeconds(1))));
        List.of(A, B, later, paused).forEach(feed -> take(1, feed.id(), feed));

        assertThat(owned.due(NOW)).extracting(OwnedFeeds.Job::feed).containsExactly(B, A);
    }

    @Test
    void aFeedIsAskedOnceAtATime() {
        owned.assign(1, Map.of());
        take(1, A.id(), A);
        OwnedFeeds.Job job = owned.due(NOW).get(0);

        owned.begun(job);
        assertThat(owned.due(NOW)).isEmpty();

        owned.ended(job, state(A, NOW.plusSeconds(60)));
        assertThat(owned.due(NOW)).isEmpty();
        assertThat(owned.due(NOW.plusSeconds(60))).hasSize(1);
    }

    @Test
    void whatEndsAfterThePartitionWasGivenBackNoLongerCountsEvenIfItIsHeldAgain() {
        owned.assign(1, Map.of());
        take(1, A.id(), A);
        OwnedFeeds.Job job = owned.due(NOW).get(0);
        owned.begun(job);

        owned.revoke(1);
        assertThat(owned.holds(job)).isFalse();
        owned.assign(1, Map.of(A.id(), state(A, NOW.plusSeconds(5))));
        take(1, A.id(), A);

        assertThat(owned.holds(job)).isFalse();
        owned.ended(job, state(A, NOW.plusSeconds(900)));
        assertThat(owned.due(NOW.plusSeconds(5))).hasSize(1);
    }

    @Test
    void aFeedThatIsRemovedWhileItIsAskedLeavesNoState() {
        owned.assign(1, Map.of(A.id(), state(A, NOW)));
        take(1, A.id(), A);
        OwnedFeeds.Job job = owned.due(NOW).get(0);
        owned.begun(job);

        assertThat(take(1, A.id(), null)).isTrue();
        assertThat(owned.holds(job)).isFalse();
        owned.ended(job, state(A, NOW));
        assertThat(take(1, A.id(), null)).isFalse();
    }

    @Test
    void recordsOfPartitionsOfOthersAreNotTaken() {
        assertThat(take(3, A.id(), A)).isFalse();
        assertThat(owned.count(Standing.NEW)).isZero();
    }

    @Test
    void nothingIsDueBeforeAllFeedsHaveCome() {
        owned.assign(1, Map.of());
        owned.take(1, A.id(), A, NOW);
        assertThat(owned.due(NOW)).isEmpty();
        assertThat(owned.unknown()).containsExactly(1);

        owned.known(1);
        assertThat(owned.due(NOW)).hasSize(1);
        assertThat(owned.unknown()).isEmpty();
    }

    @Test
    void anOldRemovalLeavesTheStateOfAFeedThatWasAddedAgain() {
        FeedState visited = state(A, NOW.plusSeconds(60), NOW);
        owned.assign(1, Map.of(A.id(), visited));

        assertThat(owned.take(1, A.id(), null, NOW.minusSeconds(5))).isFalse();
        take(1, A.id(), A);

        assertThat(owned.due(NOW)).isEmpty();
        assertThat(owned.due(NOW.plusSeconds(60))).hasSize(1);
    }

    private boolean take(int partition, String id, @Nullable Feed feed) {
        boolean remains = owned.take(partition, id, feed, NOW.plusSeconds(1));
        owned.known(partition);
        return remains;
    }

    private static Feed feed(String url, boolean paused) {
        return new Feed(Feed.idOf(url), url, null, Feed.Kind.FEED, false, paused, NOW, NOW);
    }

    private static FeedState state(Feed feed, Instant due) {
        return state(feed, due, null);
    }

    private static FeedState state(Feed feed, Instant due, @Nullable Instant triedAt) {
        return new FeedState(
                feed.id(),
                null,
                null,
                null,
                0,
                null,
                null,
                false,
                triedAt,
                null,
                due,
                Duration.ofMinutes(15),
                0,
                0,
                List.of());
    }
}
