package io.dyadwatch.enrich.stream;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts what is restored of the state: a long restoration is progress too. */
final class RestoreSteps implements StateRestoreListener {
    private final AtomicLong steps;

    RestoreSteps(AtomicLong steps) {
        this.steps = steps;
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        steps.incrementAndGet();
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long restored) {
        steps.addAndGet(restored);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        steps.incrementAndGet();
    }
}
