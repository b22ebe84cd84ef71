package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.operations.fault.Fault;
import io.dyadwatch.operations.progress.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Works off the queue: one thread claims, a pool sends, each attempt waiting on a thread of its own. Records for Kafka
 * have places that no webhook takes. {@link #wake} makes it look at once; without it, it looks every poll interval.
 */
public final class DeliveryWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
    /** What becomes due in so short a time is claimed together: a claim costs the same for one as for dozens. */
    private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(20);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    /** What a stop gives the attempts under way; one that takes longer is cut off, and made again by others. */
    private static final Duration ATTEMPTS_LIMIT = Duration.ofSeconds(6);
    /** Enough for a TLS handshake. */
    private static final long STACK_BYTES = 256 * 1024;

    private final DeliveryQueue queue;
    private final Sender sender;
    private final Clock clock;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Recording recording;
    private final Semaphore freeForWebhooks;
    private final Semaphore freeForDoubtful;
    private final Semaphore freeForKafka;
    private final Semaphore work = new Semaphore(0);
    private final ExecutorService pool;
    private final Thread claimer = new Thread(this::run, "delivery-claimer");
    /** Attempts that were begun. */
    private final AtomicLong begun = new AtomicLong();

    private volatile boolean stopping;

    public DeliveryWorker(
            DeliveryQueue queue,
            AttemptRecorder recorder,
            Sender sender,
            Clock clock,
            DeliverySettings settings,
            MeterRegistry meters) {
        this.queue = queue;
        this.sender = sender;
        this.clock = clock;
        this.settings = settings;
        this.meters = new DeliveryMeters(meters);
        this.recording = new Recording(recorder, clock, this.meters);
        this.freeForWebhooks = new Semaphore(settings.concurrency());
        this.freeForDoubtful = new Semaphore(settings.doubtfulPlaces());
        this.freeForKafka = new Semaphore(DeliverySettings.KAFKA_PLACES);
        // Not bounded here: a thread may still be on its way back when its permit is taken again.
        this.pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), runnable -> {
                    Thread thread = new Thread(null, runnable, "delivery", STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
        claimer.setDaemon(true);
    }

    public void start() {
        claimer.start();
    }

    /**
     * How the queue stands: moved by each attempt that begins here, waiting while a delivery could be claimed.
     *
     * @throws DatabaseFailure if PostgreSQL is away
     */
    public Standing standing() {
        return new Standing(begun.get(), queue.isWaiting());
    }

    /** There may be something to send. */
    public void wake() {
        work.release();
    }

    /** Claims nothing more; does not wait for what is under way. */
    public void stop() {
        stopping = true;
        wake();
    }

    /** Stops, and gives attempts under way a moment; what is cut off is sent again after its lease. */
    @Override
    public void close() {
        stop();
        try {
            // Not interrupted at once: a claim that was just committed would rest until its lease is over.
            claimer.join(STOP_LIMIT.toMillis());
            claimer.interrupt();
            pool.shutdown();
            if (!pool.awaitTermination(ATTEMPTS_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Attempts are cut off by the stop and will be made again");
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                // Signals up to here are answered by the claim that follows.
                work.drainPermits();
                if (claimSome()) {
                    Thread.sleep(BETWEEN_CLAIMS.toMillis());
                } else {
                    work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            // The only one who interrupts is close().
        }
    }

    private boolean claimSome() throws InterruptedException {
        int webhooks = freeForWebhooks.availablePermits();
        int doubtful = Math.min(webhooks, freeForDoubtful.availablePermits());
        int records = freeForKafka.availablePermits();
        if (webhooks + records == 0) {
            return false;
        }
        try {
            List<Claim> claims = queue.claim(new DeliveryQueue.Wanted(webhooks, doubtful, records));
            for (Claim claim : claims) {
                take(claim);
                handOver(claim);
            }
            return !claims.isEmpty();
        } catch (DatabaseFailure e) {
            LOG.warnf("Deliveries wait for PostgreSQL: sqlstate=%s", e.sqlState());
            Thread.sleep(DATABASE_PAUSE.toMillis());
            return false;
        } catch (RuntimeException | Error e) {
            // Whatever it is, deliveries must not stand still for good: also when there is no thread to be had just
            // now.
            LOG.errorf("Claiming deliveries failed unexpectedly: fault=%s", Fault.of(e));
            Thread.sleep(DATABASE_PAUSE.toMillis());
            return false;
        }
    }

    /** What finds no thread is sent when its lease is over. */
    private void handOver(Claim claim) {
        try {
            pool.execute(() -> deliver(claim));
        } catch (RuntimeException | Error e) {
            giveBack(claim);
            throw e;
        }
    }

    private void deliver(Claim claim) {
        try {
            begun.incrementAndGet();
            Instant startedAt = clock.instant();
            AttemptResult result = send(claim);
            count(claim, result, startedAt);
            recording.record(new Attempt(claim, result, startedAt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.errorf("An attempt came to no end: deliveryId=%s fault=%s", claim.id(), Fault.of(e));
        } finally {
            giveBack(claim);
            work.release();
        }
    }

    private void take(Claim claim) throws InterruptedException {
        (isForKafka(claim) ? freeForKafka : freeForWebhooks).acquire();
        if (claim.doubtful()) {
            freeForDoubtful.acquire();
        }
    }

    private void giveBack(Claim claim) {
        if (claim.doubtful()) {
            freeForDoubtful.release();
        }
        (isForKafka(claim) ? freeForKafka : freeForWebhooks).release();
    }

    private AttemptResult send(Claim claim) {
        try {
            return sender.send(claim);
        } catch (RuntimeException | Error e) {
            // Recorded like any other: else the delivery would be sent again after each lease, for ever.
            LOG.errorf("An attempt failed unexpectedly: deliveryId=%s fault=%s", claim.id(), Fault.of(e));
            return new AttemptResult.Failed(null, false, "an error of our own", null, null);
        }
    }

    private void count(Claim claim, AttemptResult result, Instant startedAt) {
        if (result instanceof AttemptResult.Unavailable unavailable) {
            LOG.warnf(
                    "A delivery waits for something of our own: deliveryId=%s reason=%s",
                    claim.id(), unavailable.reason());
        }
        meters.attempted(claim, result, Duration.between(startedAt, clock.instant()));
    }

    private static boolean isForKafka(Claim claim) {
        return claim.goal() instanceof Claim.Goal.Kafka;
    }
}
