package io.dyadwatch.alert.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dyadwatch.contracts.InvalidRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunRequestTest {
    @Test
    void periodLimitAndEndpointMayBeAbsent() {
        DryRunRequest request = parse("");

        assertThat(request.period()).isEqualTo(Duration.ofDays(7));
        assertThat(request.limit()).isEqualTo(100);
        assertThat(request.watch().endpoint()).isEqualTo(DryRunRequest.NO_ENDPOINT.toString());
    }

    @Test
    void whatIsGivenIsTaken() {
        DryRunRequest request = parse("""
            , "period": "P90D", "limit": 1000, "endpoint": "3f2c0b1e-5d7a-4f7e-9a65-1c2d3e4f5a6b"\
            """);

        assertThat(request.period()).isEqualTo(Duration.ofDays(90));
        assertThat(request.limit()).isEqualTo(1000);
        assertThat(request.watch().endpoint()).startsWith("3f2c0b1e");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "', \"period\": \"P91D\"', period",
                "', \"period\": \"-P1D\"', period",
                "', \"period\": \"a week\"', period",
                "', \"period\": 7', period",
                "', \"limit\": 0', limit",
                "', \"limit\": 1001', limit",
                "', \"limit\": \"10\"', limit",
                "', \"limit\": 1e30', limit",
                "', \"cooldown\": \"PT0S\"', cooldown",
                "', \"scope\": \"page\"', scope"
            })
    void whatCannotBeTakenIsNamed(String more, String field) {
        assertThat(catchThrowableOfType(InvalidRecord.class, () -> parse(more)).field())
                .isEqualTo(field);
    }

    private static DryRunRequest parse(String more) {
        return DryRunRequest.parse(("{\"name\": \"try\", \"actors\": [\"russia\", \"china\"]" + more + "}")
                .getBytes(StandardCharsets.UTF_8));
    }
}
