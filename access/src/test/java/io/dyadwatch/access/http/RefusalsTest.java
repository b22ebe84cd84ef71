package io.dyadwatch.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void everyReasonIsShownWithZeroBeforeItFirstHappens() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        new Refusals(meters);

        assertThat(meters.get("dyadwatch.access.refused").counters())
                .extracting(counter -> counter.getId().getTag("reason"))
                .containsExactlyInAnyOrder("missing", "invalid", "forbidden", "unavailable", "plain-http");
        assertThat(meters.get("dyadwatch.access.refused").counters())
                .extracting(Counter::count)
                .containsOnly(0.0);
    }
}
