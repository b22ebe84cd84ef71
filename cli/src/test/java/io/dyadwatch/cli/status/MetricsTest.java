package io.dyadwatch.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = Metrics.of("""
            # HELP dyadwatch_alert_circuits endpoints
            # TYPE dyadwatch_alert_circuits gauge
            dyadwatch_alert_circuits{state="open"} 2.0
            dyadwatch_alert_circuits{state="closed"} 7.0
            dyadwatch_alert_deliveries_dead 3.0
            dyadwatch_alert_deliveries_due NaN
            dyadwatch_enrich_vocabulary_info{version="0123456789ab"} 1.0
            jvm_threads 12
            not a sample
            """)
            .and(Metrics.of("dyadwatch_alert_circuits{state=\"open\"} 1\ndyadwatch_alert_deliveries_dead 4\n"));

    @Test
    void instancesAreAddedUpOrTheHighestIsTaken() {
        assertThat(metrics.sum("dyadwatch_alert_circuits", "state", "open")).hasValue(3);
        assertThat(metrics.max("dyadwatch_alert_deliveries_dead")).hasValue(4);
    }

    @Test
    void whatNobodyExportsOrKnowsIsUnknownAndNotNought() {
        assertThat(metrics.max("dyadwatch_alert_sources_silent")).isEmpty();
        assertThat(metrics.sum("dyadwatch_alert_circuits", "state", "half-open"))
                .isEmpty();
        assertThat(metrics.max("dyadwatch_alert_deliveries_due")).isEmpty();
    }

    @Test
    void aLabelTellsTheVersion() {
        assertThat(metrics.labels("dyadwatch_enrich_vocabulary_info", "version"))
                .containsExactly("0123456789ab");
    }
}
