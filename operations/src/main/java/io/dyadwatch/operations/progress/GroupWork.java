package io.dyadwatch.operations.progress;

import io.dyadwatch.operations.lag.LagQuery;
import io.dyadwatch.operations.lag.PartitionLag;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a consumer group has to read, partition by partition, as the brokers know it: what a process knows of its own
 * commits begins when the process does.
 */
public final class GroupWork implements Work {
    /** What the group has never committed is at the start. */
    private static final long NOTHING_COMMITTED = -1;

    private final String hop;
    private final LagQuery lag;

    /** @param lag of the partitions that this process has now */
    public GroupWork(String hop, LagQuery lag) {
        this.hop = hop;
        this.lag = lag;
    }

    @Override
    public String hop() {
        return hop;
    }

    @Override
    public Map<?, Standing> look() throws InterruptedException {
        return lag.ask().stream().collect(Collectors.toMap(PartitionLag::partition, GroupWork::standing));
    }

    private static Standing standing(PartitionLag partition) {
        return new Standing(
                partition.committed().orElse(NOTHING_COMMITTED),
                partition.oldest().isPresent());
    }
}
