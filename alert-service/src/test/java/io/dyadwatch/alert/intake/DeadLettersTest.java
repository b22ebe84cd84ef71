package io.dyadwatch.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final int MOST = 1000;

    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                    return record.value() != null && record.value().length > MOST
                            ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                            : super.send(record);
                }
            };
    private final DeadLetters letters =
            new DeadLetters(broker, Topics.ENRICHED_ARTICLE_DLQ.name(), Duration.ofSeconds(10));

    @Test
    void aRecordIsPutAwayAsItCame() {
        letters.add(record(new byte[MOST]), "unreadable", "article is required");

        assertThat(broker.history()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("key".getBytes(UTF_8));
            assertThat(letter.value()).hasSize(MOST);
            assertThat(error(letter)).isEqualTo("article is required");
        });
    }

    @Test
    void aRecordThatDoesNotFitIsALetterWithoutItsBytesThatSaysSo() {
        letters.add(record(new byte[MOST + 1]), "unreadable", "article is required");

        assertThat(broker.history()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(new String(
                            letter.headers().lastHeader(Headers.DLQ_OFFSET).value(), UTF_8))
                    .isEqualTo("7");
            assertThat(error(letter)).startsWith("article is required").contains("do not fit");
        });
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(Topics.ENRICHED_ARTICLE.name(), 3, 7, "key".getBytes(UTF_8), value);
    }

    private static String error(ProducerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(Headers.DLQ_ERROR).value(), UTF_8);
    }
}
