package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.alert.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TogetherTest {
    private static final int LATER = 150;

    private static final Database AWAY = new Database(new PGSimpleDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("away", "08006");
        }
    });

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whatEndsWhileAnotherIsRecordedIsRecordedTogether() throws Exception {
        // given
        Together together = new Together(this::recordedWhenLetOn);
        List<Future<Boolean>> recorded = new ArrayList<>();
        recorded.add(threads.submit(() -> together.record(attempt())));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // when
        for (int i = 0; i < LATER; i++) {
            recorded.add(threads.submit(() -> together.record(attempt())));
        }
        await().until(together::waiting, waiting -> waiting == LATER);
        goOn.countDown();

        // then
        for (Future<Boolean> each : recorded) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sizes).containsExactly(1, 100, 50);
    }

    @Test
    void whatCouldNotBeRecordedIsSaidSoAndTheNextIs() throws InterruptedException {
        // given
        Together together = new Together(attempts -> {
            sizes.add(attempts.size());
            if (sizes.size() == 1) {
                return AWAY.read(connection -> Set.of());
            }
            return sizes.size() == 2 ? Set.of() : ids(attempts);
        });

        // then
        assertThat(together.record(attempt())).isFalse();
        assertThat(together.record(attempt())).isFalse();
        assertThat(together.record(attempt())).isTrue();
    }

    private Set<UUID> recordedWhenLetOn(List<Attempt> attempts) {
        sizes.add(attempts.size());
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ids(attempts);
    }

    private static Set<UUID> ids(List<Attempt> attempts) {
        return attempts.stream().map(each -> each.claim().id()).collect(Collectors.toSet());
    }

    private static Attempt attempt() {
        Claim claim = new Claim(
                UUID.randomUUID(),
                1,
                1,
                UUID.randomUUID(),
                Instant.EPOCH,
                false,
                new FrozenBody(new byte[] {}),
                Optional.empty(),
                Optional.empty(),
                new Claim.Goal.Webhook(UUID.randomUUID(), "https://example.org/hook"));
        return new Attempt(claim, new AttemptResult.Delivered(204, null), Instant.EPOCH);
    }
}
