package io.dyadwatch.outbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Connections kept for the next request to the same origin. A connection leads to the address that was checked when it
 * was opened, so its age is bounded: a name that has moved since is not followed for longer. Nothing in here waits: what
 * is closed is closed at once, and by whoever called, after the lock.
 */
final class IdleConnections {
    static final Duration MAX_AGE = Duration.ofMinutes(1);
    static final Duration MAX_IDLE = Duration.ofSeconds(20);

    private final int capacity;
    /** The one put back last comes first. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private boolean closed;

    IdleConnections(int capacity) {
        this.capacity = capacity;
    }

    /** One to this origin that is still open, as far as can be told. */
    Optional<Connection> take(Target.Origin origin, long nowNanos) {
        Optional<Connection> found = remove(origin);
        while (found.isPresent() && !isFit(found.get(), nowNanos)) {
            found.get().close();
            found = remove(origin);
        }
        return found;
    }

    void put(Connection connection, long nowNanos) {
        Optional<Idle> tooMany;
        synchronized (this) {
            if (closed) {
                tooMany = Optional.of(new Idle(connection, nowNanos));
            } else {
                idle.addFirst(new Idle(connection, nowNanos));
                tooMany = idle.size() > capacity ? Optional.of(idle.removeLast()) : Optional.empty();
            }
        }
        tooMany.ifPresent(last -> last.connection.close());
    }

    void closeOld(long nowNanos) {
        List<Idle> old = new ArrayList<>();
        synchronized (this) {
            Iterator<Idle> all = idle.iterator();
            while (all.hasNext()) {
                Idle each = all.next();
                if (isOld(each.connection, nowNanos) || nowNanos - each.sinceNanos > MAX_IDLE.toNanos()) {
                    all.remove();
                    old.add(each);
                }
            }
        }
        old.forEach(each -> each.connection.close());
    }

    /** Whatever is put back later is closed too. */
    void close() {
        List<Idle> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(each -> each.connection.close());
    }

    synchronized int size() {
        return idle.size();
    }

    private synchronized Optional<Connection> remove(Target.Origin origin) {
        Iterator<Idle> all = idle.iterator();
        while (all.hasNext()) {
            Connection connection = all.next().connection;
            if (connection.origin().equals(origin)) {
                all.remove();
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    private static boolean isFit(Connection connection, long nowNanos) {
        return !isOld(connection, nowNanos) && connection.isQuiet();
    }

    private static boolean isOld(Connection connection, long nowNanos) {
        return nowNanos - connection.openedNanos() > MAX_AGE.toNanos();
    }

    private record Idle(Connection connection, long sinceNanos) {}
}
