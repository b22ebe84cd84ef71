package io.dyadwatch.ingest.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of articles that the service may hold at a time, from the first byte read to Kafka's acknowledgement.
 *
 * <p>Who finds no room waits in order of arrival. Safe for use by several threads; never blocks one. A future may be
 * completed on the thread that gave room back.
 */
public final class ByteBudget {
    private final long capacity;
    private final long smallestCharge;
    private final int maxWaiting;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private long taken;

    /**
     * @param capacity bytes in all
     * @param smallestCharge bytes taken at least, for what an article costs beyond its own bytes
     * @param maxWaiting how many may wait
     */
    public ByteBudget(long capacity, long smallestCharge, int maxWaiting) {
        this.capacity = capacity;
        this.smallestCharge = smallestCharge;
        this.maxWaiting = maxWaiting;
    }

    /** Takes room if there is some now and nobody waits for it. */
    public synchronized Optional<Lease> tryTake(long bytes) {
        long charge = charge(bytes);
        return waiting.isEmpty() && fits(charge) ? Optional.of(lease(charge)) : Optional.empty();
    }

    /**
     * Takes room as soon as there is some.
     *
     * @return fails with {@link RejectedExecutionException} if too many wait already; cancelled or timed out by the
     *     caller it takes nothing
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what follows from it is seen to here
    public synchronized CompletableFuture<Lease> take(long bytes) {
        long charge = charge(bytes);
        if (waiting.isEmpty() && fits(charge)) {
            return CompletableFuture.completedFuture(lease(charge));
        }
        if (waiting.size() >= maxWaiting) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many wait already"));
        }
        Waiter waiter = new Waiter(charge, new CompletableFuture<>());
        waiting.add(waiter);
        waiter.granted.whenComplete((lease, failure) -> forget(waiter, failure));
        return waiter.granted;
    }

    /** Bytes taken now. */
    public synchronized long taken() {
        return taken;
    }

    private void forget(Waiter waiter, @Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        synchronized (this) {
            waiting.remove(waiter);
        }
        grant();
    }

    private void giveBack(long bytes) {
        synchronized (this) {
            taken -= bytes;
        }
        grant();
    }

    /** Completes futures outside the lock: what hangs on them is not ours. */
    private void grant() {
        while (true) {
            Waiter next;
            Lease lease;
            synchronized (this) {
                next = waiting.peek();
                if (next == null || !fits(next.charge)) {
                    return;
                }
                waiting.remove();
                lease = lease(next.charge);
            }
            if (!next.granted.complete(lease)) {
                lease.close();
            }
        }
    }

    private boolean fits(long charge) {
        return taken + charge <= capacity;
    }

    private Lease lease(long charge) {
        taken += charge;
        return new Lease(charge);
    }

    private long charge(long bytes) {
        return Math.min(capacity, Math.max(smallestCharge, bytes));
    }

    private record Waiter(long charge, CompletableFuture<Lease> granted) {
        // Waiters are told apart by identity: two may want the same.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Room taken; closing it gives it back, once. */
    public final class Lease implements AutoCloseable {
        private long held;

        private Lease(long held) {
            this.held = held;
        }

        /** Gives back what turned out not to be needed. */
        public void shrinkTo(long bytes) {
            release(charge(bytes));
        }

        @Override
        public void close() {
            release(0);
        }

        private void release(long keep) {
            long surplus;
            synchronized (ByteBudget.this) {
                surplus = held - keep;
                if (surplus <= 0) {
                    return;
                }
                held = keep;
            }
            giveBack(surplus);
        }
    }
}
