package io.dyadwatch.alert.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.InvalidRecord;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void isReadBackAsItWasWritten() {
        Cursor cursor = new Cursor(Instant.parse("2026-11-20T09:00:00.000001Z"), UUID.randomUUID());

        assertThat(Cursor.parse("after", cursor.toString())).isEqualTo(cursor);
        assertThat(Cursor.parse("after", Cursor.START.toString())).isEqualTo(Cursor.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59Z 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "-1000000000-01-01T00:00:00Z 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "2026-11-20T09:00:00Z",
                "yesterday 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            })
    void refusesWhatItNeverWroteAndNamesTheParameter(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));

        assertThatThrownBy(() -> Cursor.parse("after", encoded))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        refused -> assertThat(refused.field()).isEqualTo("after"));
    }
}
