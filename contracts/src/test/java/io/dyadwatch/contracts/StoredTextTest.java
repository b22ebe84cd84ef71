package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredTextTest {

    static Stream<Arguments> unstorable() {
        return Stream.of(
                Arguments.of("a\u0000b", "a\uFFFDb"),
                Arguments.of("\u0000\u0000", "\uFFFD\uFFFD"),
                Arguments.of("a\ud83d", "a\uFFFD"),
                Arguments.of("\ude00a", "\uFFFDa"),
                Arguments.of("\ude00\ud83d", "\uFFFD\uFFFD"),
                Arguments.of("\ud83d\ud83d\ude00", "\uFFFD\ud83d\ude00"),
                Arguments.of("\ud83d\u0000\ude00", "\uFFFD\uFFFD\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void replacesNulAndLoneSurrogates(String given, String stored) {
        assertThat(StoredText.of(given)).isEqualTo(stored);
    }

    @Test
    void leavesEverythingElseAsItIs() {
        // given
        String given = "¿Qué? 😀\u0001\uFFFE\uFFFF";

        // then
        assertThat(StoredText.of(given)).isSameAs(given);
    }
}
