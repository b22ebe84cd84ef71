package io.dyadwatch.enrich.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class VocabularyMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VocabularyMetrics metrics = new VocabularyMetrics(registry);

    @Test
    void onlyTheVersionInForceIsShown() {
        metrics.inForce("a".repeat(64));
        metrics.inForce("b".repeat(64));
        metrics.inForce("b".repeat(64));

        assertThat(registry.get("dyadwatch.enrich.vocabulary.info").gauges())
                .singleElement()
                .satisfies(info -> {
                    assertThat(info.getId().getTag("version")).isEqualTo("b".repeat(12));
                    assertThat(info.value()).isEqualTo(1);
                });
    }

    @Test
    void whatDiffersAndWhatIsSkippedIsZeroFromTheStart() {
        assertThat(registry.get("dyadwatch.enrich.vocabulary.changed").gauge().value())
                .isZero();
        assertThat(registry.get("dyadwatch.enrich.vocabulary.skipped").counters())
                .hasSize(2)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }
}
