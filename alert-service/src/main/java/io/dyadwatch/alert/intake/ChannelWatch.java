package io.dyadwatch.alert.intake;

import io.quarkus.runtime.Quarkus;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends the process when the channel of enriched articles has failed for good, for example because the broker no longer
 * lets this instance into the group: a process that ends is started again, one that lingers is not.
 */
@Singleton
public class ChannelWatch {
    private static final Logger LOG = Logger.getLogger(ChannelWatch.class);
    private static final int EXIT_CODE = 1;
    private static final long SECONDS_BETWEEN_LOOKS = 5;

    private final HealthCenter health;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "channel-watch");

    public ChannelWatch(HealthCenter health) {
        this.health = health;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** To be called before the channel stops, which looks like a failure. */
    public void stop() {
        stopping.countDown();
    }

    private void watch() {
        try {
            while (!stopping.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                if (!health.getLiveness().isOk()) {
                    LOG.fatal("The channel of enriched articles has failed for good; the process ends");
                    Quarkus.asyncExit(EXIT_CODE);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
