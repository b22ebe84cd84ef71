package io.dyadwatch.system;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Kills an alert-service at a step of an attempt, and counts what it had in hand. */
final class AttemptKill {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningSystem system;
    private final SteppedReceiver receiver;
    /** What dead senders had in hand, as delivery and lease; some of it is still in the ledger. */
    private final Set<String> dead = new HashSet<>();

    AttemptKill(RunningSystem system, SteppedReceiver receiver) {
        this.system = system;
        this.receiver = receiver;
    }

    /** Deliveries that senders had in hand when they were killed, over all kills. */
    int inFlight() {
        return dead.size();
    }

    /**
     * Kills it once an attempt stands at the step.
     *
     * @param post makes work for it
     * @return how many deliveries it had in hand
     */
    int kill(RunningService sender, AttemptStep step, Runnable post) {
        int before = dead.size();
        switch (step) {
            case CLAIMED -> killClaimed(sender, post);
            case CONNECTED -> killAt(SteppedReceiver.Step.CONNECTED, sender, post);
            case RECEIVED -> killAt(SteppedReceiver.Step.RECEIVED, sender, post);
            case ANSWERED -> killAt(SteppedReceiver.Step.ANSWERED, sender, post);
            case ROW_UNDER_WAY -> killBeforeTheRow(sender, post);
            case RECORDED -> killRecorded(sender, post);
        }
        return dead.size() - before;
    }

    private void killClaimed(RunningService sender, Runnable post) {
        receiver.block();
        try {
            post.run();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> leased().stream().anyMatch(lease -> !dead.contains(lease)));
            kill(sender);
        } finally {
            receiver.unblock();
        }
    }

    private void killAt(SteppedReceiver.Step step, RunningService sender, Runnable post) {
        AtomicBoolean first = new AtomicBoolean(true);
        CompletableFuture<Void> killed = new CompletableFuture<>();
        receiver.at(reached -> {
            if (reached != step) {
                return;
            }
            if (first.getAndSet(false)) {
                sender.kill();
                killed.complete(null);
            }
            // The others go no further either.
            killed.join();
        });
        post.run();
        reach(killed);
        receiver.at(reached -> {});
        count();
    }

    /** Somebody else locks the rows, so that what is to be written of the attempt waits. */
    private void killBeforeTheRow(RunningService sender, Runnable post) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        CompletableFuture<Void> locked = new CompletableFuture<>();
        receiver.at(step -> {
            if (step == SteppedReceiver.Step.RECEIVED) {
                reached.complete(null);
                locked.join();
            }
        });
        post.run();
        reach(reached);
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from delivery where target = 'webhook' and lease_id is not null for update");
            locked.complete(null);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !system.query("select pid from pg_locks where not granted")
                            .isEmpty());
            kill(sender);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            locked.complete(null);
            receiver.at(step -> {});
        }
    }

    private void killRecorded(RunningService sender, Runnable post) {
        int before = delivered();
        post.run();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> delivered() > before);
        kill(sender);
    }

    private void kill(RunningService sender) {
        sender.kill();
        count();
    }

    private void count() {
        dead.addAll(leased());
    }

    private int delivered() {
        return Integer.parseInt(
                system.query("select count(*) from delivery where target = 'webhook' and state = 'delivered'")
                        .get(0));
    }

    private List<String> leased() {
        return system.query("select id || ' ' || lease_id from delivery"
                + " where target = 'webhook' and state = 'pending' and lease_id is not null");
    }

    private static void reach(CompletableFuture<Void> reached) {
        try {
            reached.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the step was not reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
