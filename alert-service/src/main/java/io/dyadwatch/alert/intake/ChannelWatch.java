package io.dyadwatch.alert.intake;

import io.dyadwatch.operations.job.RepeatingJob;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Ends the process when the channel of enriched articles has failed for good, for example because the broker no longer
 * lets this instance into the group: a process that ends is started again, one that lingers is not.
 */
@Singleton
public class ChannelWatch {
    private static final Logger LOG = Logger.getLogger(ChannelWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private final HealthCenter health;
    private final RepeatingJob job =
            new RepeatingJob("channel-watch", BETWEEN_LOOKS, BETWEEN_LOOKS, STOP_LIMIT, this::look);

    public ChannelWatch(HealthCenter health) {
        this.health = health;
    }

    public void start() {
        job.start();
    }

    /** To be called before the channel stops, which looks like a failure. */
    public void stop() {
        job.stop();
    }

    private void look() {
        if (!health.getLiveness().isOk() && !job.isStopping()) {
            LOG.fatal("The channel of enriched articles has failed for good; the process ends");
            ProcessEnd.ofService().run();
            job.stop();
        }
    }
}
