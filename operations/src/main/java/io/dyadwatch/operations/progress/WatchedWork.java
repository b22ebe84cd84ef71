package io.dyadwatch.operations.progress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One work under watch, with its gauge {@code dyadwatch_progress_seconds}. */
final class WatchedWork {
    private static final Logger LOG = Logger.getLogger(WatchedWork.class);

    private final Work work;
    private final Clock clock;
    /** What the process answers for: forgotten while a dependency is away. */
    private final StallWatch own = new StallWatch();
    /** What is shown: a dependency that is away counts too. */
    private final StallWatch shown = new StallWatch();

    private volatile Optional<Instant> shownSince = Optional.empty();
    private boolean away;

    WatchedWork(Work work, Clock clock, MeterRegistry meters) {
        this.work = work;
        this.clock = clock;
        Gauge.builder("dyadwatch.progress.seconds", this, WatchedWork::shownSeconds)
                .description("Time since work that waits was last got on with; 0 while nothing waits")
                .tag("hop", work.hop())
                .register(meters);
    }

    String hop() {
        return work.hop();
    }

    /**
     * How long the work has stood still although something waits and all that it depends on answers.
     *
     * @param time what counts
     */
    Duration standstill(LivedTime time) throws InterruptedException {
        try {
            Map<?, Standing> parts = work.look();
            shownSince = shown.standstill(parts, clock.instant());
            away = false;
            Instant now = time.now();
            return own.standstill(parts, now)
                    .map(since -> Duration.between(since, now))
                    .orElse(Duration.ZERO);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            own.reset();
            if (!away) {
                away = true;
                LOG.warnf(
                        "Whether there is progress cannot be told for now, something does not answer: hop=%s error=%s",
                        work.hop(), e.getClass().getSimpleName());
            }
            return Duration.ZERO;
        }
    }

    private double shownSeconds() {
        return shownSince
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
