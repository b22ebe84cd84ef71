package io.dyadwatch.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.ledger.LedgerMeters;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.TraceKey;
import io.dyadwatch.operations.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code news.enriched-article.v1}, one record after another. A record is acknowledged when this returns, that is
 * after its transaction; an outage is waited for here, so that nothing is ever refused to the connector but at a stop.
 */
@ApplicationScoped
public class EnrichedArticleChannel {
    static final String NAME = "enriched-articles";

    private static final Logger LOG = Logger.getLogger(EnrichedArticleChannel.class);

    private final ArticleIntake intake;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final Runnable wakeDelivery;
    private final LedgerMeters ledger;
    private final IntakeMeters counts;
    private final Taken taken;
    private final Tracing tracing;

    public EnrichedArticleChannel(
            ArticleIntake intake,
            DeadLetters deadLetters,
            Patience patience,
            DeliveryWorker worker,
            LedgerMeters ledger,
            MeterRegistry meters,
            Taken taken,
            Tracing tracing) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.wakeDelivery = worker::wake;
        this.ledger = ledger;
        this.taken = taken;
        this.tracing = tracing;
        this.counts = new IntakeMeters(meters);
    }

    /** That it is asked for at the start makes it then, and its counters with it: they show 0 before the first article. */
    void start(@Observes StartupEvent started) {}

    @Incoming(NAME)
    @Blocking(NAME)
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    @SuppressWarnings("try") // the scope is there to be left
    public void take(ConsumerRecord<byte[], byte[]> record) {
        try (Step step = tracing.begin("process " + record.topic(), SpanKind.CONSUMER, trace(record))
                        .with(TraceKey.SYSTEM, "kafka")
                        .with(TraceKey.TOPIC, record.topic())
                        .with(TraceKey.PARTITION, record.partition())
                        .with(TraceKey.OFFSET, record.offset());
                Scope ignored = step.current()) {
            take(record, step);
            taken.took(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Step step) {
        try {
            Optional<String> trace = step.onward().map(TraceParent::value);
            Ledger.Written written = patience.untilItWorks(() -> intake.take(bytes(record), trace));
            step.with(TraceKey.OUTCOME, written.equals(Ledger.Written.NOTHING) ? "unmatched" : "matched");
            count(written);
        } catch (InvalidRecord e) {
            String error = e.field() + " " + e.problem();
            patience.untilItWorks(() -> {
                deadLetters.add(record, "unreadable", error);
                return true;
            });
            counts.deadLetter();
            step.failed("unreadable");
            LOG.warnf(
                    "A record cannot be read and is a dead letter now: partition=%d offset=%d error=%s",
                    record.partition(), record.offset(), error);
        }
    }

    private void count(Ledger.Written written) {
        if (written.hasDeliveries()) {
            wakeDelivery.run();
        }
        counts.taken(!written.equals(Ledger.Written.NOTHING));
        ledger.count(written);
    }

    private static byte[] bytes(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return value == null ? new byte[0] : value;
    }

    private static Optional<TraceParent> trace(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Headers.TRACEPARENT);
        // Anything that is no traceparent does not reach a header of ours.
        return Optional.ofNullable(header)
                .filter(present -> present.value() != null)
                .flatMap(present -> TraceParent.of(new String(present.value(), UTF_8)));
    }
}
