package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Look-ups that end in time. The platform's own cannot be interrupted, so each runs on a thread of its own; a name
 * server that never answers holds at most {@value #MAX_THREADS} of them, and further look-ups then fail at once.
 */
public final class BoundedLookup implements NameLookup, AutoCloseable {
    private static final int MAX_THREADS = 16;

    private final NameLookup lookup;
    private final Duration limit;
    private final ExecutorService threads;

    /** @param limit after which a look-up counts as failed */
    public BoundedLookup(NameLookup lookup, Duration limit) {
        this.lookup = lookup;
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(0, MAX_THREADS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "outbound-lookup");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        Future<InetAddress[]> answer;
        try {
            answer = threads.submit(() -> lookup.addressesOf(host));
        } catch (RejectedExecutionException e) {
            throw new UnknownHostException("too many look-ups are waiting");
        }
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnknownHostException("no answer within " + limit);
        } catch (ExecutionException e) {
            throw new UnknownHostException("not found");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
