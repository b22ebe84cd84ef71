package io.dyadwatch.alert.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanaryTextTest {
    private static final Instant TURN = Instant.parse("2026-11-20T09:00:00.123456Z");

    @Test
    void twoCanariesHaveNextToNoThreeWordsInCommon() {
        List<Set<String>> three = new ArrayList<>();
        for (int minute = 0; minute < 200; minute++) {
            three.add(shingles(CanaryText.of(TURN.plus(Duration.ofMinutes(minute)))));
        }

        for (int i = 0; i < three.size(); i++) {
            for (int k = 0; k < i; k++) {
                Set<String> both = new HashSet<>(three.get(i));
                both.retainAll(three.get(k));
                assertThat(both.size()).isLessThanOrEqualTo(5);
            }
        }
        assertThat(three.get(0)).hasSizeGreaterThan(100);
    }

    @Test
    void aCanaryIsAnArticleOfItsOwnSourceAndAnIdOfItsOwn() {
        String written = new String(Json.write(CanaryText.of(TURN)), StandardCharsets.UTF_8);

        assertThat(written)
                .contains(
                        "\"source\":\"" + Canary.SOURCE + "\"", "Dyadwatch Canary Sender", "Dyadwatch Canary Receiver")
                .doesNotContain("\"id\"");
        assertThat(CanaryText.of(TURN)).isEqualTo(CanaryText.of(TURN));
        assertThat(CanaryText.of(TURN).id())
                .isNotEqualTo(CanaryText.of(TURN.plusSeconds(1)).id());
    }

    private static Set<String> shingles(CanaryText canary) {
        String[] words = canary.text().toLowerCase(Locale.ROOT).split("\\W+", -1);
        Set<String> shingles = new HashSet<>();
        for (int i = 2; i < words.length; i++) {
            shingles.add(words[i - 2] + " " + words[i - 1] + " " + words[i]);
        }
        return shingles;
    }
}
