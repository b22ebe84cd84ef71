package io.dyadwatch.operations.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatingJobTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void aStepThatThrowsAnErrorIsFollowedByTheNext() {
        try (RepeatingJob job = job(SOON, () -> {
            switch (steps.incrementAndGet()) {
                case 1 -> throw new NoClassDefFoundError("of a step");
                case 2 -> throw new OutOfMemoryError("of a step");
                case 3 -> throw new Exception("of a step");
                default -> {}
            }
        })) {
            job.start();

            await().until(() -> steps.get() > 5);
        }
    }

    @Test
    void noStepBeginsAfterTheStop() {
        RepeatingJob job = job(SOON, steps::incrementAndGet);
        job.start();
        await().until(() -> steps.get() > 0);

        job.close();

        int atStop = steps.get();
        await().during(Duration.ofMillis(50)).until(() -> steps.get() == atStop);
    }

    @Test
    void aStopDoesNotWaitForTheNextStep() {
        RepeatingJob job = new RepeatingJob("test", LONG, LONG, LONG, steps::incrementAndGet);
        job.start();

        job.close();

        assertThat(steps).hasValue(0);
    }

    @Test
    void theStepUnderWayEndsUninterruptedWithinTheLimit() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        RepeatingJob job = job(LONG, () -> {
            begun.countDown();
            mayEnd.await();
            done.set(true);
        });
        job.start();
        await().until(() -> begun.getCount() == 0);

        job.stop();
        mayEnd.countDown();
        job.close();

        assertThat(done).isTrue();
    }

    @Test
    void aStepThatDoesNotEndIsInterrupted() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        RepeatingJob job = new RepeatingJob("test", SOON, SOON, SOON, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
        });
        job.start();
        await().until(() -> begun.getCount() == 0);

        job.close();

        await().untilTrue(interrupted);
    }

    private static RepeatingJob job(Duration stopLimit, RepeatingJob.Step step) {
        return new RepeatingJob("test", SOON, SOON, stopLimit, step);
    }
}
