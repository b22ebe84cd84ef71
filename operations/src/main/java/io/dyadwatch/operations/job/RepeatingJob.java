package io.dyadwatch.operations.job;

import io.dyadwatch.operations.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One step again and again on a daemon thread of its own, a pause after the end of the one before. Whatever a step
 * throws, an {@code Error} too, is logged without its message, and the next step comes after the same pause: a job never
 * ends in silence while its process runs on.
 */
public final class RepeatingJob implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RepeatingJob.class);
    /** For a step that is interrupted because it did not end in time. */
    private static final Duration AFTER_INTERRUPT = Duration.ofMillis(500);

    private final String name;
    private final Duration first;
    private final Duration pause;
    private final Duration stopLimit;
    private final Step step;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** What is done again and again. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /**
     * @param name of the job, and of its thread
     * @param first pause before the first step
     * @param pause from the end of a step to the beginning of the next
     * @param stopLimit what {@link #close} gives the step under way before it interrupts it
     */
    public RepeatingJob(String name, Duration first, Duration pause, Duration stopLimit, Step step) {
        this.name = name;
        this.first = first;
        this.pause = pause;
        this.stopLimit = stopLimit;
        this.step = step;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** No further step begins after this; does not wait for the one under way. */
    public void stop() {
        stopping.countDown();
    }

    /** True once no further step is to begin, for a step that can end early. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Stops, and waits for the step under way, at most a little more than the stop limit. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(stopLimit.toMillis());
            if (thread.isAlive()) {
                LOG.infof("A job is cut off while it stops: job=%s", name);
                thread.interrupt();
                thread.join(AFTER_INTERRUPT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Duration wait = first; !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS); wait = pause) {
                runOnce();
            }
        } catch (InterruptedException cutOff) {
            // Only close() interrupts.
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            tell(e);
        }
    }

    private void tell(Throwable thrown) {
        try {
            LOG.errorf("A job failed and goes on: job=%s fault=%s", name, Fault.of(thrown));
        } catch (Throwable alsoThat) {
            // Without memory not even a line can be logged; the next step may find some.
            thread.setName(name);
        }
    }
}
