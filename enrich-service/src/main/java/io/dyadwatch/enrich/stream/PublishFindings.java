package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.enrich.tag.OutgoingRecord;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The enriched article, then its pairs; their Kafka timestamp is the article's {@code fetchedAt}. */
final class PublishFindings extends ContextualProcessor<byte[], Passage.Tagged, byte[], byte[]> {
    private final EnrichMetrics metrics;

    PublishFindings(EnrichMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], Passage.Tagged> record) {
        Passage.Tagged tagged = record.value();
        publish(tagged.found().article(), Topics.ENRICHED_ARTICLE, EnrichTopology.ENRICHED_ARTICLES, record);
        for (OutgoingRecord pair : tagged.found().pairs()) {
            publish(pair, Topics.ACTOR_PAIR, EnrichTopology.ACTOR_PAIRS, record);
        }
        metrics.enriched(tagged.found().found());
    }

    private void publish(OutgoingRecord outgoing, Topic<?> topic, String sink, Record<byte[], Passage.Tagged> record) {
        Headers headers = RecordHeading.envelope(
                topic, outgoing.eventId(), Instant.ofEpochMilli(record.timestamp()), record.headers());
        long timestamp = record.value().article().fetchedAt().toEpochMilli();
        context().forward(new Record<>(outgoing.key(), outgoing.value(), timestamp, headers), sink);
    }
}
