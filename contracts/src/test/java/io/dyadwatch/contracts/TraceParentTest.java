package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    @Test
    void takesTheSendersTrace() {
        // given
        String header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // then
        assertThat(TraceParent.of(header)).contains(new TraceParent(header));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nx: y"
            })
    void takesNoneThatIsMalformed(String header) {
        assertThat(TraceParent.of(header)).isEmpty();
    }

    @Test
    void startsTracesThatAreWellFormedAndDiffer() {
        // when
        TraceParent one = TraceParent.fresh();
        TraceParent other = TraceParent.fresh();

        // then
        assertThat(TraceParent.of(one.value())).contains(one);
        assertThat(other).isNotEqualTo(one);
    }
}
