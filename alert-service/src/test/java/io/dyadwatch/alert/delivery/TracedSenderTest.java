package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TracedSenderTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String STORED = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final UUID ENDPOINT = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final List<SpanData> ended = new ArrayList<>();
    private final List<Claim> sent = new ArrayList<>();
    private final Tracing tracing = Tracing.by(OpenTelemetrySdk.builder()
            .setTracerProvider(
                    SdkTracerProvider.builder().addSpanProcessor(new Recorder()).build())
            .build());

    @Test
    void anAttemptIsAStepOfTheTraceInTheRowAndWhatIsSentIsBelowIt() {
        AttemptResult delivered = new AttemptResult.Delivered(204, "");

        assertThat(sender(tracing, delivered).send(claim(Optional.of(STORED)))).isSameAs(delivered);

        SpanData span = ended.get(0);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("dyadwatch.endpoint.id")))
                .isEqualTo(ENDPOINT.toString());
        assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(204);
        assertThat(sent.get(0).traceparent()).contains("00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void aFailedAttemptSaysSoWithoutTheUrlAndWithoutWhatWasAnswered() {
        AttemptResult failed = new AttemptResult.Failed(500, true, "https://hush.example said hush", "hush", null);

        sender(tracing, failed).send(claim(Optional.of(STORED)));

        SpanData span = ended.get(0);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(span.getAttributes().asMap().values())
                .contains("failed", 500L)
                .noneMatch(value -> value.toString().contains("hush"));
    }

    @Test
    void switchedOffTheTraceInTheRowIsSentAsItStandsThere() {
        sender(Tracing.off(), new AttemptResult.Delivered(204, "")).send(claim(Optional.of(STORED)));
        sender(Tracing.off(), new AttemptResult.Delivered(204, "")).send(claim(Optional.empty()));

        assertThat(sent).extracting(Claim::traceparent).containsExactly(Optional.of(STORED), Optional.empty());
        assertThat(ended).isEmpty();
    }

    private Sender sender(Tracing by, AttemptResult result) {
        return new TracedSender(
                claim -> {
                    sent.add(claim);
                    return result;
                },
                by);
    }

    private static Claim claim(Optional<String> traceparent) {
        return new Claim(
                UUID.randomUUID(),
                1,
                1,
                UUID.randomUUID(),
                Instant.EPOCH,
                false,
                new FrozenBody("{}".getBytes(StandardCharsets.UTF_8)),
                traceparent,
                Optional.empty(),
                new Claim.Goal.Webhook(ENDPOINT, "https://hush.example/hook?key=hush"));
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
