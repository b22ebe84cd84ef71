package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.enrich.WordTagger;
import io.dyadwatch.enrich.tag.ArticleEnricher;
import io.dyadwatch.operations.trace.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest {
    @Test
    void theTopologyIsTheOneThatStateOnTheBrokersBelongsTo() throws IOException {
        EnrichTopology topology = new EnrichTopology(
                new ArticleEnricher(new WordTagger()),
                TopologyBench.metrics(new SimpleMeterRegistry()),
                Clock.systemUTC(),
                TopologyBench.RETENTION,
                Tracing.off());

        String described = topology.build().describe().toString();

        assertThat(described.lines().map(String::stripTrailing))
                .filteredOn(line -> !line.isEmpty())
                .containsExactlyElementsOf(golden().lines().toList());
    }

    private static String golden() throws IOException {
        try (InputStream file = EnrichTopologyTest.class.getResourceAsStream("/topology.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
