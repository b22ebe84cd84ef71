package io.dyadwatch.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.cli.terminal.Failure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {
    @Test
    void namesEachTakenPortAndThePartThatWantsIt() {
        PortPlan plan = PortPlan.of(null);

        assertThatThrownBy(
                        () -> plan.requireFree(true, port -> !Set.of(9092, 8083).contains(port)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("port 9092, which kafka needs, is taken")
                .hasMessageContaining("port 8083, which alert-service needs, is taken")
                .hasMessageContaining("--port-base")
                .hasMessageNotContaining("8081");
    }

    @Test
    void asksForTheReceiversPortOnlyWhereAReceiverIsStarted() {
        PortPlan plan = PortPlan.of(null);

        assertThatCode(() -> plan.requireFree(false, port -> port != 8090)).doesNotThrowAnyException();
        assertThatThrownBy(() -> plan.requireFree(true, port -> port != 8090))
                .hasMessageContaining("port 8090, which receiver needs");
    }

    @Test
    void movesAllPortsTogether() {
        assertThat(PortPlan.of(18000)).isEqualTo(new PortPlan(18001, 18002, 18003, 18010, 18020, 18021, 18022));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1023, 65514, 70000})
    void refusesABaseThatLeavesNoRoom(int base) {
        assertThatThrownBy(() -> PortPlan.of(base)).hasMessage("--port-base must be from 1024 to 65513");
    }
}
