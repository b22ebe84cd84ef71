package io.dyadwatch.operations.progress;

import io.dyadwatch.operations.job.RepeatingJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Ends the process when everything that a work depends on answers, something waits to be done, and nothing has been for
 * the limit. Time in which a dependency was away does not count, nor does what was before, nor time in which the process
 * was frozen.
 */
public final class ProgressWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ProgressWatch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final List<WatchedWork> works;
    private final Duration limit;
    private final Runnable end;
    private final LivedTime time;
    private final RepeatingJob job;
    private boolean ended;

    /**
     * @param limit how long a work may stand still
     * @param end ends the process; called once, and again only where it threw
     */
    public ProgressWatch(List<Work> works, Duration limit, Clock clock, MeterRegistry meters, Runnable end) {
        this.works =
                works.stream().map(work -> new WatchedWork(work, clock, meters)).toList();
        this.limit = limit;
        this.end = end;
        Duration pause = limit.dividedBy(4).compareTo(LONGEST_PAUSE) < 0 ? limit.dividedBy(4) : LONGEST_PAUSE;
        this.time = new LivedTime(clock, pause.multipliedBy(2));
        this.job = new RepeatingJob("progress-watch", pause, pause, STOP_LIMIT, this::look);
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
    }

    /** To be called by one thread. */
    void look() throws InterruptedException {
        for (WatchedWork work : works) {
            Duration standstill = work.standstill(time);
            if (standstill.compareTo(limit) >= 0 && !ended && !job.isStopping()) {
                end(work, standstill);
            }
        }
    }

    private void end(WatchedWork work, Duration standstill) {
        try {
            LOG.fatalf(
                    "Work waits, all that it needs answers, and none was done: the process ends:"
                            + " hop=%s standstill=%s limit=%s",
                    work.hop(), standstill, limit);
        } finally {
            // A process without memory even for a line is the more to be ended.
            end.run();
            ended = true;
        }
    }
}
