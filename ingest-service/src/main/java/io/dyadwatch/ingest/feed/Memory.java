package io.dyadwatch.ingest.feed;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps what is held of other people's bytes within bounds, whatever they send: of large bodies there is one at a time, and few
 * bodies of any size are read at a time, since what is read takes many times its bytes. Safe for use by many threads, which wait
 * in here.
 */
public final class Memory {
    private static final int READ_AT_A_TIME = 2;

    /** Reentrant: pages of a feed that is large may be large. */
    private final ReentrantLock large = new ReentrantLock(true);

    private final Semaphore reading = new Semaphore(READ_AT_A_TIME, true);

    /** What may take long, and throws what the thread is interrupted with. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Does something while nobody else has a large body in hand. */
    <T> T withLargeBody(Work<T> work) throws InterruptedException {
        large.lockInterruptibly();
        try {
            return work.run();
        } finally {
            large.unlock();
        }
    }

    /** Makes something of a body. */
    <T> T reading(Supplier<T> read) throws InterruptedException {
        reading.acquire();
        try {
            return read.get();
        } finally {
            reading.release();
        }
    }
}
