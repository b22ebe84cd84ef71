package io.dyadwatch.cli.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dyadwatch.contracts.Headers;
import io.dyadwatch.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record of a dead-letter topic, and what it was before it came there. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    /** Why it cannot be put back into a topic; absent where it can. */
    Optional<String> obstacle(Topic<?> origin) {
        Optional<String> topic = header(Headers.DLQ_TOPIC);
        if (topic.isEmpty() || !topic.get().equals(origin.name())) {
            return Optional.of("its headers do not say that it came from " + origin.name());
        }
        if (record.value() == null) {
            return Optional.of("its bytes did not fit; they are where it came from, if not removed there yet");
        }
        return Optional.empty();
    }

    /** The record as it was, with its time; its headers say that it is put back. Its key decides the partition, as it did. */
    ProducerRecord<byte[], byte[]> restored(Topic<?> origin) {
        List<Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (!Headers.OF_DEAD_LETTERS.contains(header.key()) && !header.key().equals(Headers.DLQ_REDRIVEN)) {
                headers.add(header);
            }
        }
        headers.add(new RecordHeader(
                Headers.DLQ_REDRIVEN, Integer.toString(redriven() + 1).getBytes(UTF_8)));
        @Nullable Long time = record.timestamp() == ConsumerRecord.NO_TIMESTAMP ? null : record.timestamp();
        return new ProducerRecord<>(origin.name(), null, time, record.key(), record.value(), headers);
    }

    /** How often it was put back already. */
    int redriven() {
        return (int) Math.min(number(Headers.DLQ_REDRIVEN).orElse(0), 1_000_000);
    }

    /** Why it came here, one word as its reader wrote it; not to be trusted. */
    String reason() {
        return header(Headers.DLQ_REASON).orElse("no reason");
    }

    /** Partition and offset that it came from, as its headers say. */
    String origin() {
        return header(Headers.DLQ_TOPIC).orElse("?") + "-" + text(number(Headers.DLQ_PARTITION)) + " offset "
                + text(number(Headers.DLQ_OFFSET));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
    }

    private OptionalLong number(String name) {
        return header(name)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private Optional<String> header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
