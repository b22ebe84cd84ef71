package io.dyadwatch.enrich.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topics;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class AddressDeadLetterTest {
    @Test
    void aDeadLetterThatWasPutBackTellsItsNewOriginOnly() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post("k", new byte[] {1}, Headers.deadLetter("elsewhere", 5, 77, "failed", "before"));

            TestRecord<byte[], byte[]> letter = bench.out(Topics.ARTICLE_DLQ).get(0);
            assertThat(TopologyBench.header(letter, Headers.DLQ_TOPIC)).isEqualTo(Topics.ARTICLE.name());
            assertThat(TopologyBench.header(letter, Headers.DLQ_OFFSET)).isEqualTo("0");
            assertThat(letter.headers().headers(Headers.DLQ_REASON)).hasSize(1);
        }
    }

    @Test
    void aRecordTooLargeToBeWrittenIsLeftOutOfItsDeadLetter() {
        try (TopologyBench bench = new TopologyBench()) {
            bench.post("k", new byte[Topics.ARTICLE_DLQ.maxMessageBytes()], Map.of());

            TestRecord<byte[], byte[]> letter = bench.out(Topics.ARTICLE_DLQ).get(0);
            assertThat(letter.value()).isNull();
            assertThat(TopologyBench.header(letter, Headers.DLQ_OFFSET)).isEqualTo("0");
            assertThat(TopologyBench.header(letter, Headers.DLQ_ERROR)).contains("left out");
        }
    }
}
