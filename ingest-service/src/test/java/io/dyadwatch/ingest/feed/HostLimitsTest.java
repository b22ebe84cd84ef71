package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostLimitsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final HostLimits limits = new HostLimits(2, Duration.ofSeconds(1), nanos::get);

    @Test
    void aHostHasSoManyRequestsUnderWayAtMost() {
        Optional<HostLimits.Turn> first = limits.take("example.org");
        pass(Duration.ofSeconds(2));
        Optional<HostLimits.Turn> second = limits.take("example.org");
        pass(Duration.ofSeconds(2));

        assertThat(first).isPresent();
        assertThat(second).isPresent();
        assertThat(limits.take("example.org")).isEmpty();
        assertThat(limits.take("example.net")).isPresent();
    }

    @Test
    void aTurnThatIsOverMakesRoomForOneAndNoMore() {
        HostLimits.Turn first = limits.take("example.org").orElseThrow();
        pass(Duration.ofSeconds(2));
        assertThat(limits.take("example.org")).isPresent();
        pass(Duration.ofSeconds(2));

        first.close();
        first.close();

        assertThat(limits.take("example.org")).isPresent();
        pass(Duration.ofSeconds(2));
        assertThat(limits.take("example.org")).isEmpty();
    }

    @Test
    void betweenTheBeginningsOfTwoRequestsIsAPauseEvenIfTheFirstIsOver() {
        limits.take("example.org").orElseThrow().close();
        pass(Duration.ofMillis(999));
        assertThat(limits.take("example.org")).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(limits.take("example.org")).isPresent();
    }

    @Test
    void hostsThatAreDoneWithAreForgotten() {
        for (int i = 0; i < 100; i++) {
            limits.take("host-" + i).orElseThrow().close();
        }
        pass(Duration.ofSeconds(1));

        limits.take("example.org");

        assertThat(limits.hosts()).isEqualTo(1);
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
