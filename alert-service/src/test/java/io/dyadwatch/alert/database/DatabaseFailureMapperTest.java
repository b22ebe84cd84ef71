package io.dyadwatch.alert.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureMapperTest {
    @ParameterizedTest
    @CsvSource({"08001, 503", "57P01, 503", "22008, 500", "23505, 500"})
    void onlyWhatPassesIsWorthTryingAgain(String sqlState, int status) {
        Response answer = new DatabaseFailureMapper().toResponse(new DatabaseFailure(new SQLException("no", sqlState)));

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getHeaders().containsKey("Retry-After")).isEqualTo(status == 503);
    }
}
