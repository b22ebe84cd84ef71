package io.dyadwatch.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class CanaryMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void whereTheCanaryIsSwitchedOffItsMetersShowZeroForAsLongAsTheServiceRuns() {
        new CanaryMeters(registry, false);

        collectGarbage();

        assertThat(registry.get("dyadwatch.canary.last.success.timestamp.seconds")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("dyadwatch.canary.enabled").gauge().value()).isZero();
    }

    private static void collectGarbage() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return garbage.get() == null;
        });
    }
}
