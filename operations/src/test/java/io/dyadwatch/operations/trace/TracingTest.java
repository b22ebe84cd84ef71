package io.dyadwatch.operations.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final TraceParent FROM_OUTSIDE = new TraceParent("00-" + TRACE + "-b7ad6b7169203331-01");

    private final List<SpanData> ended = new ArrayList<>();

    @Test
    void aStepBelongsToTheTraceThatItsParentNames() {
        Tracing tracing = on(Sampler.alwaysOn());
        Optional<TraceParent> onward;
        try (Step step = tracing.begin("send", SpanKind.PRODUCER, Optional.of(FROM_OUTSIDE))
                .with(TraceKey.TOPIC, "news.article.v1")
                .with(TraceKey.ATTEMPT, 2)) {
            onward = step.onward();
        }

        SpanData span = ended.get(0);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getAttributes().asMap().values()).containsExactlyInAnyOrder("news.article.v1", 2L);
        assertThat(onward.map(TraceParent::value)).contains("00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void switchedOffATraceFromOutsideIsHandedOnAsItCame() {
        TraceParent later = new TraceParent("01-" + TRACE + "-b7ad6b7169203331-00");
        try (Step step = Tracing.off().begin("send", SpanKind.PRODUCER, Optional.of(later));
                Scope scope = step.current()) {
            step.with(TraceKey.ARTICLE, "a").failed("nothing");
            assertThat(step.onward()).contains(later);
            assertThat(scope).isSameAs(Scope.noop());
        }
        try (Step step = Tracing.off().begin("send", SpanKind.PRODUCER, Optional.empty())) {
            assertThat(step.onward()).isEmpty();
        }
        assertThat(Tracing.off().current()).isEmpty();
    }

    @Test
    void aTraceOfItsOwnIsLinkedToItsOriginAndHasAnIdWithoutTracingToo() {
        try (Step step = on(Sampler.alwaysOn()).beginTrace("line", SpanKind.INTERNAL, Optional.of(FROM_OUTSIDE))) {
            assertThat(step.onward()).isPresent();
        }
        assertThat(ended.get(0).getTraceId()).isNotEqualTo(TRACE);
        assertThat(ended.get(0).getLinks())
                .singleElement()
                .satisfies(
                        link -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(TRACE));
        try (Step step = Tracing.off().beginTrace("line", SpanKind.INTERNAL, Optional.of(FROM_OUTSIDE))) {
            assertThat(step.onward()).isPresent().isNotEqualTo(Optional.of(FROM_OUTSIDE));
        }
    }

    @Test
    void aTraceThatIsNotSampledSaysSoToTheNext() {
        try (Step step = on(Sampler.alwaysOff()).begin("send", SpanKind.PRODUCER, Optional.of(FROM_OUTSIDE))) {
            assertThat(step.onward().map(TraceParent::value))
                    .hasValueSatisfying(
                            value -> assertThat(value).startsWith("00-" + TRACE).endsWith("-00"));
        }
        assertThat(ended).isEmpty();
    }

    @Test
    void whatAThreadDoesWithinAStepIsOfItsTrace() {
        Tracing tracing = on(Sampler.alwaysOn());
        try (Step step = tracing.begin("process", SpanKind.CONSUMER, Optional.of(FROM_OUTSIDE));
                Scope scope = step.current()) {
            assertThat(scope).isNotNull();
            assertThat(tracing.current()).isEqualTo(step.onward());
        }
        assertThat(tracing.current()).isEmpty();
    }

    @Test
    void whatARequestAsksForInItsQueryIsNotTold() {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(new SilentQuery())
                .addSpanProcessor(new Recorder())
                .build();
        provider.get("framework")
                .spanBuilder("GET /v1/alerts")
                .setAttribute("url.query", "token=hush")
                .setAttribute("user_agent.original", "hush/1.0")
                .setAttribute("url.path", "/v1/alerts")
                .startSpan()
                .end();

        assertThat(ended.get(0).getAttributes().asMap().values()).containsExactlyInAnyOrder("", "", "/v1/alerts");
    }

    private Tracing on(Sampler sampler) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(new Recorder())
                .build();
        return Tracing.by(new OpenTelemetry() {
            @Override
            public TracerProvider getTracerProvider() {
                return provider;
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        });
    }

    private final class Recorder implements SpanProcessor {
        @Override
        public void onStart(io.opentelemetry.context.Context parent, ReadWriteSpan span) {}

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
