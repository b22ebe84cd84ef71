package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Look-ups that end in time. The platform's own cannot be interrupted, so each runs on a thread of its own. Of one name
 * only one is under way, which all who ask wait for: a name server that never answers holds one thread a name, and
 * {@value #MAX_THREADS} in all; further look-ups then fail at once.
 */
public final class BoundedLookup implements NameLookup, AutoCloseable {
    private static final int MAX_THREADS = 1024;
    private static final long STACK_BYTES = 256 * 1024;

    private final NameLookup lookup;
    private final Duration limit;
    private final ExecutorService threads;
    private final ConcurrentMap<String, Future<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    /** @param limit after which a look-up counts as failed */
    public BoundedLookup(NameLookup lookup, Duration limit) {
        this.lookup = lookup;
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(0, MAX_THREADS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(null, work, "outbound-lookup", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        return addressesOf(host, limit);
    }

    @Override
    public InetAddress[] addressesOf(String host, Duration atMost) throws UnknownHostException {
        Duration wait = atMost.compareTo(limit) < 0 ? atMost : limit;
        try {
            Future<InetAddress[]> answer = underWay.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::ask);
            return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS).clone();
        } catch (RejectedExecutionException e) {
            throw new UnknownHostException("too many look-ups are waiting");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        } catch (TimeoutException e) {
            throw new UnknownHostException("no answer within " + wait);
        } catch (ExecutionException e) {
            throw new UnknownHostException("not found");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The answer serves those who wait for it, and nobody later. */
    private Future<InetAddress[]> ask(String host) {
        FutureTask<InetAddress[]> look = new FutureTask<>(() -> lookup.addressesOf(host)) {
            @Override
            protected void done() {
                underWay.remove(host, this);
            }
        };
        threads.execute(look);
        return look;
    }
}
