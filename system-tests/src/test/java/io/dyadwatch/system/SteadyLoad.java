package io.dyadwatch.system;

import static org.awaitility.Awaitility.await;

import io.dyadwatch.system.RawPost.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * Some senders that each post one article after the other at a steady pace, and post each again until it is accepted. It
 * remembers what became of every request.
 */
final class SteadyLoad implements AutoCloseable {
    private static final int SENDERS = 4;

    private final int port;
    private final long pause;
    private final BiFunction<Prose, Integer, Map<String, Object>> articles;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> accepted = new ConcurrentSkipListSet<>();
    private final Queue<RawPost.Result> results = new ConcurrentLinkedQueue<>();
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * Starts at once.
     *
     * @param port of ingest-service
     * @param perSecond articles, of all senders together
     * @param articles makes one of a number
     */
    SteadyLoad(int port, int perSecond, BiFunction<Prose, Integer, Map<String, Object>> articles) {
        this.port = port;
        this.pause = Duration.ofSeconds(SENDERS).dividedBy(perSecond).toNanos();
        this.articles = articles;
        for (int i = 0; i < SENDERS; i++) {
            Prose prose = new Prose(100 + i);
            Thread sender = new Thread(() -> run(prose), "sender-" + i);
            senders.add(sender);
            sender.start();
        }
    }

    /** Ids of the articles that were accepted. */
    Set<String> accepted() {
        return new TreeSet<>(accepted);
    }

    /** Of every request so far. */
    List<RawPost.Result> results() {
        return List.copyOf(results);
    }

    void awaitMore(int count) {
        int now = accepted.size();
        await().atMost(Duration.ofMinutes(1)).until(() -> accepted.size() >= now + count);
    }

    /** Returns when every article that was begun is accepted. */
    void stop() {
        stopping = true;
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void run(Prose prose) {
        while (!stopping) {
            Map<String, Object> article = articles.apply(prose, numbers.incrementAndGet());
            // The pace is the load that is asked for, not a wait for something to happen.
            LockSupport.parkNanos(pause);
            while (!post(article)) {
                LockSupport.parkNanos(pause);
            }
        }
    }

    private boolean post(Map<String, Object> article) {
        RawPost.Result result = RawPost.send(port, "/v1/articles", article);
        results.add(result);
        if (result.outcome() instanceof Outcome.Answered answer && answer.status() == 202) {
            accepted.add(answer.json().get("id").asText());
            return true;
        }
        return false;
    }
}
