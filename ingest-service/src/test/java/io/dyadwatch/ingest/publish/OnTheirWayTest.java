package io.dyadwatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OnTheirWayTest {
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private final OnTheirWay onTheirWay = new OnTheirWay(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void nothingOnItsWayIsNotBehind() {
        assertThat(onTheirWay.oldest()).isZero();
        assertThat(onTheirWay.count()).isZero();
    }

    @Test
    void theOldestCountsUntilItArrives() {
        long first = onTheirWay.setOut();
        pass(Duration.ofSeconds(2));
        long second = onTheirWay.setOut();
        pass(Duration.ofMillis(500));

        assertThat(onTheirWay.oldest()).isEqualTo(Duration.ofMillis(2500));
        assertThat(onTheirWay.count()).isEqualTo(2);

        onTheirWay.arrived(first);
        assertThat(onTheirWay.oldest()).isEqualTo(Duration.ofMillis(500));

        onTheirWay.arrived(second);
        assertThat(onTheirWay.oldest()).isZero();
        assertThat(onTheirWay.count()).isZero();
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeItNegative() {
        onTheirWay.setOut();
        pass(Duration.ofSeconds(-5));

        assertThat(onTheirWay.oldest()).isZero();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
