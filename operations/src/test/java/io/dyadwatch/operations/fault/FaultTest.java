package io.dyadwatch.operations.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void tellsWhatAndWhereButNotTheMessage() {
        String told =
                Fault.of(new IllegalStateException("a sentence of an article")).toString();

        assertThat(told)
                .startsWith("java.lang.IllegalStateException at io.dyadwatch.operations.fault.FaultTest.")
                .doesNotContain("sentence");
    }
}
