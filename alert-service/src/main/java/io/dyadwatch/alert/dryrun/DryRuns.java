package io.dyadwatch.alert.dryrun;

import io.dyadwatch.alert.database.DatabaseFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/** Runs dry runs on threads of their own: a few at a time in this instance, one at a time for each subscriber. */
public final class DryRuns implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DryRuns.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final DryRun dryRun;
    private final DryRunLeases leases;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration retryAfter;
    private final ExecutorService threads;

    /**
     * @param consumers makes a consumer that belongs to no group
     * @param atATime in this instance
     * @param retryAfter when one that could not begin may be tried again
     */
    public DryRuns(
            DryRun dryRun,
            DryRunLeases leases,
            Supplier<Consumer<byte[], byte[]>> consumers,
            int atATime,
            Duration retryAfter) {
        this.dryRun = dryRun;
        this.leases = leases;
        this.consumers = consumers;
        this.retryAfter = retryAfter;
        this.threads = new ThreadPoolExecutor(0, atATime, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "dry-run");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins one.
     *
     * @return completes with the result, or with {@link BrokerAway}
     * @throws Busy if it cannot begin now
     */
    public CompletionStage<DryRunResult> start(DryRunRequest request, UUID subscriber) {
        Optional<UUID> lease = leases.take(subscriber);
        if (lease.isEmpty()) {
            throw Busy.subscriber(retryAfter);
        }
        CompletableFuture<DryRunResult> result = new CompletableFuture<>();
        try {
            threads.execute(() -> run(request, subscriber, lease.get(), result));
        } catch (RejectedExecutionException full) {
            giveBack(subscriber, lease.get());
            throw Busy.instance(retryAfter);
        }
        return result;
    }

    /** Lets each that runs answer soon, with what it has. */
    public void stop() {
        dryRun.stop();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A dry run did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(DryRunRequest request, UUID subscriber, UUID lease, CompletableFuture<DryRunResult> result) {
        DryRunResult found;
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            found = dryRun.run(request, subscriber, consumer);
        } catch (RuntimeException | Error e) {
            giveBack(subscriber, lease);
            result.completeExceptionally(e);
            return;
        }
        // Before the answer: who has it may begin the next one.
        giveBack(subscriber, lease);
        result.complete(found);
    }

    private void giveBack(UUID subscriber, UUID lease) {
        try {
            leases.giveBack(subscriber, lease);
        } catch (DatabaseFailure e) {
            LOG.warnf("A dry run's lease is left to expire: sqlstate=%s", e.sqlState());
        }
    }
}
