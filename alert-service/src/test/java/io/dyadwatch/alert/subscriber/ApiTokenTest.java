package io.dyadwatch.alert.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    @Test
    void aTokenIsNotInItsOwnWords() {
        ApiToken made = new ApiToken(
                new UUID(0, 7), "first", "dwt_0123456789", Instant.parse("2026-11-20T09:00:00Z"), null, null, null);

        assertThat(made.toString()).contains(made.id().toString()).doesNotContain("dwt_");
    }
}
