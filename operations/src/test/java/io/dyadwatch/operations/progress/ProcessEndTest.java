package io.dyadwatch.operations.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void aProcessThatDoesNotStopInGoodOrderIsEnded() {
        new ProcessEnd(() -> asked.set(true), Duration.ofMillis(10), () -> ended.set(true)).run();

        await().untilTrue(ended);
        assertThat(asked).isTrue();
    }

    @Test
    void untilThenItMayStopInGoodOrder() {
        new ProcessEnd(() -> asked.set(true), Duration.ofHours(1), () -> ended.set(true)).run();

        assertThat(asked).isTrue();
        assertThat(ended).isFalse();
    }
}
