package io.dyadwatch.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private final ByteBudget budget = new ByteBudget(100, 10, 3);

    @Test
    void givesRoomUntilThereIsNone() {
        // when
        ByteBudget.Lease first = budget.take(60).join();

        // then
        assertThat(budget.tryTake(41)).isEmpty();
        assertThat(budget.tryTake(40)).isPresent();
        assertThat(budget.taken()).isEqualTo(100);

        // when
        first.close();
        first.close();

        // then
        assertThat(budget.taken()).isEqualTo(40);
    }

    @Test
    void chargesAtLeastTheSmallestChargeAndAtMostAllThereIs() {
        assertThat(budget.tryTake(1)).isPresent();
        assertThat(budget.taken()).isEqualTo(10);
        assertThat(budget.tryTake(1_000_000)).isEmpty();
        assertThat(new ByteBudget(100, 10, 0).tryTake(1_000_000)).isPresent();
    }

    @Test
    void servesWhoWaitsInOrderOfArrivalAndLetsNobodyPass() {
        // given
        ByteBudget.Lease all = budget.take(100).join();
        CompletableFuture<ByteBudget.Lease> large = budget.take(80);
        CompletableFuture<ByteBudget.Lease> small = budget.take(30);

        // when
        all.shrinkTo(50);

        // then
        assertThat(large).isNotDone();
        assertThat(small).isNotDone();
        assertThat(budget.tryTake(10)).isEmpty();

        // when
        all.close();

        // then
        assertThat(large).isCompleted();
        assertThat(small).isNotDone();

        // when
        large.join().close();

        // then
        assertThat(small).isCompleted();
    }

    @Test
    void forgetsWhoWaitsNoMore() {
        // given
        ByteBudget.Lease half = budget.take(50).join();
        CompletableFuture<ByteBudget.Lease> large = budget.take(80);
        CompletableFuture<ByteBudget.Lease> small = budget.take(30);

        // when
        large.cancel(false);

        // then
        assertThat(small).isCompleted();
        half.close();
        small.join().close();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void letsOnlySoManyWait() {
        // given
        ByteBudget.Lease all = budget.take(100).join();
        List<CompletableFuture<ByteBudget.Lease>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(budget.take(10));
        }

        // when
        CompletableFuture<ByteBudget.Lease> oneMore = budget.take(10);

        // then
        assertThat(oneMore).isCompletedExceptionally();
        assertThat(oneMore.handle((lease, failure) -> failure).join()).isInstanceOf(RejectedExecutionException.class);

        // when
        all.close();

        // then
        assertThat(waiting).allSatisfy(lease -> assertThat(lease).isCompleted());
    }
}
