package io.dyadwatch.alert.match;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.alert.watch.WatchChange;
import io.dyadwatch.alert.watch.WatchChanges;
import io.dyadwatch.alert.watch.WatchListener;
import io.dyadwatch.operations.fault.Fault;
import io.dyadwatch.operations.job.RepeatingJob;
import io.dyadwatch.operations.progress.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Keeps a {@link WatchIndex} in step with the watches in PostgreSQL, on each instance for itself: reads all of them at
 * the start, and then what has changed. While PostgreSQL is away the index stays as it is.
 *
 * <p>Changes are numbered in the order of their commits, so that what comes after the last number read is all that is
 * new. Where the watch with that number is not there any more, or the cluster is another, the database was set back or
 * exchanged, and all is read again.
 */
public final class WatchFollower implements WatchListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WatchFollower.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final int PAGE = 5000;
    private static final UUID NO_WATCH = new UUID(0, 0);

    private final WatchChanges changes;
    private final WatchIndex index;
    private final Clock clock;
    private final RepeatingJob job;
    /** Polls that worked, and pages that were read. */
    private final AtomicLong steps = new AtomicLong();

    private volatile Instant inStep;
    private volatile boolean ready;
    private volatile int unreadableCount;

    // Under the lock of this.
    private Optional<Long> system = Optional.empty();
    private long lastNumber;
    private UUID lastWatch = NO_WATCH;
    private final Set<UUID> unreadable = new HashSet<>();
    private boolean away;

    /** @param pollInterval how long changes of other instances may stay unnoticed */
    public WatchFollower(
            WatchChanges changes, WatchIndex index, Duration pollInterval, Clock clock, MeterRegistry meters) {
        this.changes = changes;
        this.index = index;
        this.job = new RepeatingJob("watch-follower", Duration.ZERO, pollInterval, STOP_LIMIT, this::poll);
        this.clock = clock;
        this.inStep = clock.instant();
        Gauge.builder("dyadwatch.alert.watches", index, WatchIndex::size)
                .description("Watches in the index of this instance")
                .register(meters);
        Gauge.builder("dyadwatch.alert.watches.behind.seconds", this, WatchFollower::secondsBehind)
                .description("Time since this instance last knew that its index is in step with the database")
                .register(meters);
        Gauge.builder("dyadwatch.alert.watches.unreadable", this, follower -> follower.unreadableCount)
                .description("Watches that this version cannot read, and that find nothing here")
                .register(meters);
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    /** False until all watches were read once: an article would be asked too few of them before. */
    public boolean isReady() {
        return ready;
    }

    /**
     * How following stands: there is always something to do, and each poll that worked has done it. Reading all watches
     * may take long: each page of them is progress too.
     */
    public Standing standing() {
        return new Standing(steps.get(), true);
    }

    private double secondsBehind() {
        return Duration.between(inStep, clock.instant()).toMillis() / 1000.0;
    }

    /** Does what the next poll would do, now. Where that fails, the next poll does it. */
    @Override
    public void changed() {
        poll();
    }

    private synchronized void poll() {
        try {
            Instant begun = clock.instant();
            catchUp();
            inStep = begun;
            steps.incrementAndGet();
            ready = true;
            away = false;
        } catch (DatabaseFailure e) {
            if (!away) {
                away = true;
                LOG.warnf("Changes of watches cannot be read for now: sqlstate=%s", e.sqlState());
            }
        } catch (RuntimeException | Error e) {
            LOG.errorf("Changes of watches could not be taken: fault=%s", Fault.of(e));
        }
    }

    private void catchUp() {
        WatchChanges.Standing standing = changes.standing(lastWatch);
        boolean same = ready
                && standing.system().equals(system)
                && (lastNumber == 0 || standing.change().orElse(0L) >= lastNumber);
        if (same) {
            follow();
        } else {
            if (ready) {
                LOG.warn("The database is another one or was set back: all watches are read again");
            }
            readAll();
            system = standing.system();
        }
    }

    private void follow() {
        List<WatchChange> page;
        do {
            page = page(lastNumber);
            if (!page.isEmpty()) {
                Map<UUID, Watch> live = new HashMap<>();
                Set<UUID> gone = new HashSet<>();
                sort(page, live, gone);
                index.change(live.values(), gone);
                advance(page);
            }
        } while (page.size() == PAGE);
    }

    private void readAll() {
        Map<UUID, Watch> live = new HashMap<>();
        long number = 0;
        List<WatchChange> last = List.of();
        List<WatchChange> page;
        unreadable.clear();
        do {
            page = page(number);
            if (!page.isEmpty()) {
                // A watch may change while the pages are read, and come again.
                Set<UUID> gone = new HashSet<>();
                sort(page, live, gone);
                live.keySet().removeAll(gone);
                number = page.get(page.size() - 1).number();
                last = page;
            }
        } while (page.size() == PAGE);
        index.replace(live.values());
        lastNumber = 0;
        lastWatch = NO_WATCH;
        advance(last);
        LOG.infof("All watches are read: watches=%d unreadable=%d", live.size(), unreadable.size());
    }

    private List<WatchChange> page(long after) {
        List<WatchChange> page = changes.after(after, PAGE);
        steps.incrementAndGet();
        return page;
    }

    private void sort(List<WatchChange> page, Map<UUID, Watch> live, Set<UUID> gone) {
        for (WatchChange change : page) {
            unreadable.remove(change.id());
            if (change instanceof WatchChange.Live is) {
                live.put(is.id(), is.watch());
            } else {
                gone.add(change.id());
            }
            if (change instanceof WatchChange.Unreadable is) {
                unreadable.add(is.id());
                LOG.warnf(
                        "A watch cannot be read by this version and finds nothing here: watchId=%s error=%s",
                        is.id(), is.problem());
            }
        }
        unreadableCount = unreadable.size();
    }

    private void advance(List<WatchChange> page) {
        if (!page.isEmpty()) {
            WatchChange last = page.get(page.size() - 1);
            lastNumber = last.number();
            lastWatch = last.id();
        }
    }
}
