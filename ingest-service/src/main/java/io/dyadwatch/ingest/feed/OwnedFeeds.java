package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The feeds of this instance's partitions, and which of them are being asked. Safe for use by many threads. */
final class OwnedFeeds {
    private final Map<Integer, Share> shares = new HashMap<>();
    private final Function<Feed, FeedState> begin;
    private long tenures;

    /** @param begin the state of a feed that has none */
    OwnedFeeds(Function<Feed, FeedState> begin) {
        this.begin = begin;
    }

    /**
     * A feed that is to be asked.
     *
     * @param tenure tells this time of holding the partition from others
     */
    record Job(Feed feed, FeedState state, int partition, long tenure) {
        /** Where it is to be asked. */
        String address() {
            String moved = state.movedTo();
            return moved == null ? feed.url() : moved;
        }
    }

    /** The partition is this instance's from now on. Its feeds are still to come; none is due before {@link #known}. */
    synchronized void assign(int partition, Map<String, FeedState> states) {
        tenures++;
        shares.put(partition, new Share(tenures, new HashMap<>(states)));
    }

    /** Its feeds have all come. */
    synchronized void known(int partition) {
        Share share = shares.get(partition);
        if (share != null) {
            share.isKnown = true;
        }
    }

    /** Partitions of which feeds are still to come. */
    synchronized List<Integer> unknown() {
        return shares.entrySet().stream()
                .filter(share -> !share.getValue().isKnown)
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized void revoke(int partition) {
        shares.remove(partition);
    }

    synchronized void revokeAll() {
        shares.clear();
    }

    /**
     * A record of the topic of feeds.
     *
     * @param feed absent where it was removed
     * @param at when it was written; a feed that was visited after it was removed has been added again since
     * @return whether a state remains that nobody needs any more
     */
    synchronized boolean take(int partition, String id, @Nullable Feed feed, Instant at) {
        Share share = shares.get(partition);
        if (share == null) {
            return false;
        }
        if (feed != null) {
            share.feeds.put(id, feed);
            return false;
        }
        share.feeds.remove(id);
        FeedState state = share.states.get(id);
        Instant triedAt = state == null ? null : state.triedAt();
        if (state == null || (triedAt != null && triedAt.isAfter(at))) {
            return false;
        }
        share.states.remove(id);
        return true;
    }

    /** Those that are due and not being asked, the longest overdue first. */
    synchronized List<Job> due(Instant now) {
        List<Job> due = new ArrayList<>();
        shares.forEach((partition, share) -> {
            for (Feed feed : share.isKnown ? share.feeds.values() : List.<Feed>of()) {
                FeedState state = share.states.computeIfAbsent(feed.id(), id -> begin.apply(feed));
                if (!feed.paused()
                        && !share.underWay.contains(feed.id())
                        && !state.dueAt().isAfter(now)) {
                    due.add(new Job(feed, state, partition, share.tenure));
                }
            }
        });
        due.sort(Comparator.comparing(job -> job.state().dueAt()));
        return due;
    }

    synchronized void begun(Job job) {
        Share share = shareOf(job);
        if (share != null) {
            share.underWay.add(job.feed().id());
        }
    }

    /** Whether the job's outcome still counts: the partition was held all the time, and the feed is still there. */
    synchronized boolean holds(Job job) {
        Share share = shareOf(job);
        return share != null && share.feeds.containsKey(job.feed().id());
    }

    /** The job has ended, with this state; with the same as before where nothing came of it. */
    synchronized void ended(Job job, FeedState state) {
        Share share = shareOf(job);
        if (share != null) {
            share.underWay.remove(job.feed().id());
            if (share.feeds.containsKey(job.feed().id())) {
                share.states.put(job.feed().id(), state);
            }
        }
    }

    /** How many feeds stand so. */
    synchronized int count(Standing standing) {
        return (int) shares.values().stream()
                .flatMap(share ->
                        share.feeds.values().stream().map(feed -> Standing.of(feed, share.states.get(feed.id()))))
                .filter(standing::equals)
                .count();
    }

    /** How long the one waits that has been due for longest, and is not being asked; zero where none is due. */
    synchronized Duration overdue(Instant now) {
        return due(now).stream()
                .findFirst()
                .map(job -> Duration.between(job.state().dueAt(), now))
                .orElse(Duration.ZERO);
    }

    private @Nullable Share shareOf(Job job) {
        Share share = shares.get(job.partition());
        return share != null && share.tenure == job.tenure() ? share : null;
    }

    private static final class Share {
        private final long tenure;
        private final Map<String, Feed> feeds = new HashMap<>();
        private final Map<String, FeedState> states;
        private final Set<String> underWay = new HashSet<>();
        private boolean isKnown;

        Share(long tenure, Map<String, FeedState> states) {
            this.tenure = tenure;
            this.states = states;
        }
    }
}
