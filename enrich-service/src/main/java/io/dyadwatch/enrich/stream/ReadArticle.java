package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.read.ArticleReader;
import io.dyadwatch.enrich.read.Reading;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Bytes to an article, or to the dead letters. */
final class ReadArticle extends ContextualProcessor<byte[], byte[], byte[], Passage> {
    private final ArticleReader reader;

    ReadArticle(ArticleReader reader) {
        this.reader = reader;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Bytes raw = Bytes.wrap(record.value());
        Reading reading = reader.read(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
        if (reading instanceof Reading.Legible legible) {
            Passage arrived = new Passage.Arrived(raw, legible.article());
            context().forward(record.withValue(arrived), EnrichTopology.ASSIGN_REVISION);
        } else if (reading instanceof Reading.Unreadable unreadable) {
            Passage rejected = new Passage.Rejected(raw, unreadable.rejection());
            context().forward(record.withValue(rejected), EnrichTopology.ADDRESS_DEAD_LETTER);
        }
    }
}
