package io.dyadwatch.operations.progress;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Ends a process that no longer works: in good order if that is still possible, and if not, without. What made it stop
 * working may well keep it from stopping.
 */
public final class ProcessEnd implements Runnable {
    private static final Logger LOG = Logger.getLogger(ProcessEnd.class);

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

    @Override
    public void run() {
        Thread last = new Thread(this::waitAndEnd, "process-end");
        last.setDaemon(true);
        last.start();
        inGoodOrder.run();
    }

    private void waitAndEnd() {
        try {
            Thread.sleep(patience.toMillis());
            LOG.fatalf("The process did not stop in good order and is ended: timeout=%s", patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        atOnce.run();
    }
}
