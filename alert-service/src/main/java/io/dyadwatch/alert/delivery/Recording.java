package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
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
    private final Together together;

    Recording(AttemptRecorder recorder, Clock clock, DeliveryMeters meters) {
        this.recorder = recorder;
        this.together = new Together(recorder::recordDelivered);
        this.clock = clock;
        this.meters = meters;
    }

    /** An attempt that is not recorded is made again, for ever; so one that is refused is recorded in other words. */
    void record(Attempt attempt) throws InterruptedException {
        if (attempt.result() instanceof AttemptResult.Delivered && together.record(attempt)) {
            count(attempt.claim(), Optional.of(DeliveryState.DELIVERED));
            return;
        }
        try {
            recordWhilePossible(attempt);
        } catch (DatabaseFailure refused) {
            LOG.warnf(
                    "A result is recorded without its words: deliveryId=%s sqlstate=%s",
                    attempt.claim().id(), refused.sqlState());
            recordWhilePossible(attempt.inFixedWords());
        }
    }

    /**
     * Tries until the lease is over.
     *
     * @throws DatabaseFailure if the result itself is refused
     */
    private void recordWhilePossible(Attempt attempt) throws InterruptedException {
        Claim claim = attempt.claim();
        while (true) {
            try {
                count(claim, once(attempt));
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

    private Optional<DeliveryState> once(Attempt attempt) throws InterruptedException {
        turn.acquire();
        try {
            return recorder.record(attempt);
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
