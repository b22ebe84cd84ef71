package io.dyadwatch.operations.progress;

import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Ends a process that no longer works: in good order if that is still possible, and if not, without. What made it stop
 * working may well keep it from stopping.
 */
public final class ProcessEnd implements Runnable {
    private static final Logger LOG = Logger.getLogger(ProcessEnd.class);

    private static final int EXIT_CODE = 1;
    /** A service stops within this. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Runnable inGoodOrder;
    private final Duration patience;
    private final Runnable atOnce;

    /**
     * @param inGoodOrder asks for the end and may return before it
     * @param patience how long that may take
     * @param atOnce ends the process whatever it does
     */
    public ProcessEnd(Runnable inGoodOrder, Duration patience, Runnable atOnce) {
        this.inGoodOrder = inGoodOrder;
        this.patience = patience;
        this.atOnce = atOnce;
    }

    /** The end of a service: exit code 1, after 20 s at most. */
    public static ProcessEnd ofService() {
        return new ProcessEnd(
                () -> Quarkus.asyncExit(EXIT_CODE),
                STOP_PATIENCE,
                () -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    @Override
    public void run() {
        Thread last = new Thread(this::waitAndEnd, "process-end");
        last.setDaemon(true);
        try {
            last.start();
        } finally {
            // Also where there is no thread to be had: that may be what the process suffers from.
            inGoodOrder.run();
        }
    }

    private void waitAndEnd() {
        try {
            Thread.sleep(patience.toMillis());
            LOG.fatalf("The process did not stop in good order and is ended: timeout=%s", patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.run();
        }
    }
}
