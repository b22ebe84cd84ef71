package io.dyadwatch.alert.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void tellsWhatAndWhereButNotTheMessage() {
        String told =
                Fault.of(new IllegalStateException("a sentence of an article")).toString();

        assertThat(told)
                .startsWith("java.lang.IllegalStateException at io.dyadwatch.alert.fault.FaultTest.")
                .doesNotContain("sentence");
    }
}
