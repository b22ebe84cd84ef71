package io.dyadwatch.ingest.publish;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.operations.progress.Standing;
import io.dyadwatch.operations.trace.Step;
import io.dyadwatch.operations.trace.TraceKey;
import io.dyadwatch.operations.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Articles onto {@code news.article.v1}.
 *
 * <p>In a scope with a proxy because routes are made before channels are connected.
 */
@ApplicationScoped
public class KafkaArticles implements ArticleSink {
    private static final String CHANNEL = "articles";
    private static final String EVENT_SOURCE = "/ingest-service";
    /** Articles on their way while Kafka acknowledges none; the first to arrive tells that it does again. */
    private static final int PROBES = 64;

    private static final Logger LOG = Logger.getLogger(KafkaArticles.class);

    private final MutinyEmitter<byte[]> articles;
    private final Tracing tracing;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final OnTheirWay onTheirWay = new OnTheirWay(Clock.systemUTC());
    private final AtomicLong ended = new AtomicLong();

    @Inject
    public KafkaArticles(
            // Unbounded here because it is bounded before: every article on its way holds a lease of the budget.
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> articles,
            Tracing tracing) {
        this.articles = articles;
        this.tracing = tracing;
    }

    @Override
    public CompletableFuture<Void> publish(Article article, TraceParent trace) {
        Step step = tracing.begin("send " + Topics.ARTICLE.name(), SpanKind.PRODUCER, Optional.of(trace))
                .with(TraceKey.SYSTEM, "kafka")
                .with(TraceKey.TOPIC, Topics.ARTICLE.name())
                .with(TraceKey.ARTICLE, article.id());
        Message<byte[]> message = Message.of(
                Json.write(article), Metadata.of(recordOf(article, step.onward().orElse(trace))));
        long number = onTheirWay.setOut();
        return articles.sendMessage(message).subscribeAsCompletionStage().whenComplete((done, failure) -> {
            note(number, failure);
            if (failure != null) {
                step.failed("not acknowledged");
            }
            step.close();
        });
    }

    @Override
    public boolean isStalled() {
        return failing.get() && onTheirWay.count() >= PROBES;
    }

    /** How long the oldest article has waited for Kafka's acknowledgement; zero when none waits. */
    public Duration behind() {
        return onTheirWay.oldest();
    }

    /** Articles that wait to hear from Kafka, one way or the other: the producer's own limit is seconds. */
    public Standing standing() {
        return new Standing(ended.get(), onTheirWay.count() > 0);
    }

    /** Connects at the start, so that the first article does not wait for it; where Kafka is away, the first article does. */
    void connect(@Observes StartupEvent start, KafkaClientService clients) {
        KafkaProducer<String, byte[]> producer = clients.getProducer(CHANNEL);
        producer.partitionsFor(Topics.ARTICLE.name())
                .subscribe()
                .with(
                        partitions -> LOG.debugf("Connected to Kafka: partitions=%d", partitions.size()),
                        failure -> LOG.warnf("Kafka is not there yet: error=%s", failure.getMessage()));
    }

    private static OutgoingKafkaRecordMetadata<String> recordOf(Article article, TraceParent trace) {
        RecordHeaders headers = new RecordHeaders();
        // Posted twice it is two events, with one article id.
        String eventId = article.id() + "-" + article.fetchedAt().toEpochMilli();
        Headers.envelope(Topics.ARTICLE, eventId, EVENT_SOURCE, article.fetchedAt())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        headers.add(Headers.TRACEPARENT, trace.value().getBytes(StandardCharsets.UTF_8));
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topics.ARTICLE.name())
                .withKey(article.id())
                .withTimestamp(article.fetchedAt())
                .withHeaders(headers)
                .build();
    }

    /** Logs when Kafka stops acknowledging and when it does again, not every article between. */
    private void note(long number, @Nullable Throwable failure) {
        onTheirWay.arrived(number);
        ended.incrementAndGet();
        if (failure != null && failing.compareAndSet(false, true)) {
            Throwable reason = failure.getCause() == null ? failure : failure.getCause();
            LOG.warnf("Kafka does not acknowledge articles: error=%s", reason.getMessage());
        } else if (failure == null && failing.compareAndSet(true, false)) {
            LOG.info("Kafka acknowledges articles again");
        }
    }
}
