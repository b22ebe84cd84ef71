package io.dyadwatch.alert.delivery;

import io.dyadwatch.operations.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Attempts that end while others are being recorded wait for those and are then recorded together, by one of them: a
 * transaction costs about the same for dozens as for one.
 */
final class Together {
    private static final Logger LOG = Logger.getLogger(Together.class);
    /** In one transaction. */
    private static final int MOST = 100;

    private final Function<List<Attempt>, Set<UUID>> recorder;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param recorder records some in one transaction, and tells which deliveries it has recorded */
    Together(Function<List<Attempt>, Set<UUID>> recorder) {
        this.recorder = recorder;
    }

    /** What is written of it belongs to whoever has the turn. */
    private static final class Waiting {
        private final Attempt attempt;
        private boolean tried;
        private boolean recorded;

        Waiting(Attempt attempt) {
            this.attempt = attempt;
        }
    }

    /** Whether it is recorded now; if not, it is to be recorded by itself. */
    boolean record(Attempt attempt) throws InterruptedException {
        Waiting mine = new Waiting(attempt);
        queue.add(mine);
        turn.lockInterruptibly();
        try {
            while (!mine.tried) {
                recordNext();
            }
            return mine.recorded;
        } finally {
            turn.unlock();
        }
    }

    /** How many wait for a turn. */
    int waiting() {
        return queue.size();
    }

    private void recordNext() {
        List<Waiting> some = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = some.size() < MOST ? queue.poll() : null) {
            next.tried = true;
            some.add(next);
        }
        try {
            Set<UUID> recorded =
                    recorder.apply(some.stream().map(each -> each.attempt).toList());
            some.forEach(each ->
                    each.recorded = recorded.contains(each.attempt.claim().id()));
        } catch (RuntimeException e) {
            // One of them may be the cause, and the others are not to suffer for it: each is tried by itself, and
            // tells.
            LOG.debugf("Results are recorded one by one: fault=%s", Fault.of(e));
        }
    }
}
