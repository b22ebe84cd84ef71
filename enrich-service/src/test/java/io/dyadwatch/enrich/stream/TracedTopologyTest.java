package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.Samples;
import io.dyadwatch.enrich.WordTagger;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracedTopologyTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Map<String, String> CAME = Map.of(Headers.TRACEPARENT, "00-" + TRACE + "-00f067aa0ba902b7-01");

    private final List<SpanData> ended = new ArrayList<>();
    private final Tracing tracing = Tracing.by(OpenTelemetrySdk.builder()
            .setTracerProvider(
                    SdkTracerProvider.builder().addSpanProcessor(new Recorder()).build())
            .build());

    @Test
    void theEnrichedArticleIsBelowItsSendingAndPairsAreBelowTheRecord() {
        try (TopologyBench bench = new TopologyBench(new WordTagger(), tracing)) {
            Article article = Samples.article("a", "one two");
            bench.post(article.id(), Json.write(article), CAME);

            SpanData process = span("process news.article.v1");
            SpanData send = span("send news.enriched-article.v1");
            assertThat(process.getTraceId()).isEqualTo(TRACE);
            assertThat(process.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span("tag article").getParentSpanId()).isEqualTo(process.getSpanId());
            assertThat(send.getParentSpanId()).isEqualTo(process.getSpanId());
            assertThat(TopologyBench.header(bench.out(Topics.ENRICHED_ARTICLE).get(0), Headers.TRACEPARENT))
                    .isEqualTo(header(send));
            assertThat(bench.out(Topics.ACTOR_PAIR))
                    .isNotEmpty()
                    .allMatch(pair ->
                            TopologyBench.header(pair, Headers.TRACEPARENT).equals(header(process)));
        }
    }

    @Test
    void aDeadLetterIsBelowItsRecordToo() {
        try (TopologyBench bench = new TopologyBench(new WordTagger(), tracing)) {
            bench.post("a", "no article".getBytes(StandardCharsets.UTF_8), CAME);

            assertThat(TopologyBench.header(bench.out(Topics.ARTICLE_DLQ).get(0), Headers.TRACEPARENT))
                    .isEqualTo(header(span("process news.article.v1")));
        }
    }

    private SpanData span(String name) {
        List<SpanData> found =
                ended.stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String header(SpanData span) {
        return "00-" + TRACE + "-" + span.getSpanId() + "-01";
    }

    private final class Recorder implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
