package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Sees to it that the result of an attempt is recorded, whatever it takes while its lease lasts. */
final class Recording {
    private static final Logger LOG = Logger.getLogger(Recording.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Hundreds of attempts may end at once; most connections are to be left to the claims and to what comes in. */
    private static final int AT_A_TIME = 4;

    private final AttemptRecorder recorder;
    private final Clock clock;
    private final DeliveryMeters meters;
    private final Semaphore turn = new Semaphore(AT_A_TIME, true);

    Recording(AttemptRecorder recorder, Clock clock, DeliveryMeters meters) {
        this.recorder = recorder;
        this.clock = clock;
        this.meters = meters;
    }

    /** An attempt that is not recorded is made again, for ever; so one that is refused is recorded in other words. */
    void record(Claim claim, AttemptResult result, Instant startedAt) throws InterruptedException {
        try {
            recordWhilePossible(claim, result, startedAt);
        } catch (DatabaseFailure refused) {
            LOG.warnf(
                    "A result is recorded without its words: deliveryId=%s sqlstate=%s",
                    claim.id(), refused.sqlState());
            recordWhilePossible(claim, result.inFixedWords(), startedAt);
        }
    }

    /**
     * Tries until the lease is over.
     *
     * @throws DatabaseFailure if the result itself is refused
     */
    private void recordWhilePossible(Claim claim, AttemptResult result, Instant startedAt) throws InterruptedException {
        while (true) {
            try {
                count(claim, once(claim, result, startedAt));
                return;
            } catch (DatabaseFailure e) {
                if (e.isPermanent()) {
                    throw e;
                }
                if (clock.instant().isAfter(claim.leaseUntil())) {
                    LOG.warnf("A result could not be recorded: deliveryId=%s sqlstate=%s", claim.id(), e.sqlState());
                    return;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private Optional<DeliveryState> once(Claim claim, AttemptResult result, Instant startedAt)
            throws InterruptedException {
        turn.acquire();
        try {
            return recorder.record(claim, result, startedAt);
        } finally {
            turn.release();
        }
    }

    private void count(Claim claim, Optional<DeliveryState> state) {
        if (state.isEmpty()) {
            LOG.warnf("A lease was lost, its result is not recorded: deliveryId=%s", claim.id());
        } else if (state.get() != DeliveryState.PENDING) {
            meters.ended(claim, state.get(), clock.instant());
        }
    }
}
