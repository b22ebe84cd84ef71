package io.dyadwatch.operations.lag;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** Looks every few seconds how far behind a hop is, on a thread of its own. */
public final class LagSampler implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LagSampler.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final HopLag lag;
    private final Duration interval;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param interval from the end of one look to the next */
    public LagSampler(HopLag lag, Duration interval) {
        this.lag = lag;
        this.interval = interval;
        this.thread = new Thread(this::run, "lag-sampler");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Ends the thread, within 2 s as a rule; what it asks is then free to be closed. */
    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("No longer looked how far behind the hop is");
        }
    }

    private void look() throws InterruptedException {
        try {
            lag.sample();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // A fault of ours must not end the looking: a figure that stands still would be taken for a quiet one.
            LOG.error("It could not be looked how far behind the hop is", e);
        }
    }
}
