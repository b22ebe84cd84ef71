package io.dyadwatch.ingest.backfill;

import io.dyadwatch.operations.job.RepeatingJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while a backfill is under way, how much the groups behind this service have not read, and sets the pace by it. Offsets
 * of markers that end transactions count as records; there are few.
 */
public final class UnreadWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(UnreadWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);
    private static final int ANSWER_MILLIS = 2_000;

    private final Map<String, Object> kafka;
    private final List<Group> groups;
    private final BackfillPace pace;
    private final RepeatingJob job =
            new RepeatingJob("backfill-pace", BETWEEN_LOOKS, BETWEEN_LOOKS, STOP_LIMIT, this::look);
    private @Nullable Admin admin;
    private boolean failing;

    /**
     * @param kafka what every client is told
     * @param topicOfGroup the groups, and what each reads
     */
    public UnreadWatch(Map<String, Object> kafka, Map<String, String> topicOfGroup, BackfillPace pace) {
        this.kafka = Map.copyOf(kafka);
        this.groups = topicOfGroup.entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue(), new GroupRoom()))
                .toList();
        this.pace = pace;
    }

    public void start() {
        job.start();
    }

    @Override
    public void close() {
        job.close();
        Admin open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private void look() throws InterruptedException {
        if (!pace.isWanted()) {
            return;
        }
        try {
            Admin asked = connected();
            long room = Long.MAX_VALUE;
            for (Group each : groups) {
                room = Math.min(room, each.room(asked));
            }
            failing = false;
            pace.looked(room);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (!failing) {
                LOG.warnf("What waits cannot be told, so a backfill only trickles: error=%s", e.toString());
            }
            failing = true;
            pace.lookedInVain();
        }
    }

    /** A group of readers, and the topic that it reads. */
    private record Group(String name, String topic, GroupRoom room) {
        long room(Admin asked) throws InterruptedException, ExecutionException, TimeoutException {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (TopicDescription described :
                    answer(asked.describeTopics(List.of(topic)).allTopicNames()).values()) {
                described
                        .partitions()
                        .forEach(each -> latest.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    answer(asked.listOffsets(latest).all());
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(asked.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata());
            long read = 0;
            long unread = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
                OffsetAndMetadata next = committed.get(end.getKey());
                // Where a group has committed nothing it has not begun, or there was never anything to read.
                if (next != null) {
                    read += next.offset();
                    unread += Math.max(0, end.getValue().offset() - next.offset());
                }
            }
            return room.room(System.nanoTime(), read, unread);
        }
    }

    private Admin connected() {
        Admin present = admin;
        if (present == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
            settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "ingest-service-backfill");
            settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
            settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
            present = Admin.create(settings);
            admin = present;
        }
        return present;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
