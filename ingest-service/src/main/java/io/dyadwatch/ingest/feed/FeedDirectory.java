package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All feeds and how each is doing, whichever instance reads them: both topics, read from the beginning without a group, and
 * kept in memory without the items that were seen. After an error both are read again; what was known stays meanwhile.
 */
public final class FeedDirectory implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedDirectory.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final FeedKafka kafka;
    private final Map<String, Feed> feeds = new ConcurrentSkipListMap<>();
    private final Map<String, FeedState> states = new ConcurrentSkipListMap<>();
    private final CountDownLatch complete = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "feed-directory");
    private volatile @Nullable Consumer<String, byte[]> current;

    public FeedDirectory(FeedKafka kafka) {
        this.kafka = kafka;
        thread.setDaemon(true);
    }

    /**
     * A feed and how it is doing.
     *
     * @param state without what was seen; absent where nobody has begun yet
     */
    public record Listed(Feed feed, @Nullable FeedState state) {}

    public void start() {
        thread.start();
    }

    /** Whether all that stood on the topics at the start has been read; until then a feed may be missing. */
    public boolean isComplete() {
        return complete.getCount() == 0;
    }

    public Optional<Listed> find(String id) {
        return Optional.ofNullable(feeds.get(id)).map(feed -> new Listed(feed, states.get(id)));
    }

    /**
     * Feeds in the order of their ids.
     *
     * @param after id that the list begins behind; absent for its beginning
     */
    public List<Listed> list(@Nullable String after, int most) {
        List<Listed> listed = new ArrayList<>();
        for (Feed feed : feeds.values()) {
            if (listed.size() == most) {
                break;
            }
            if (after == null || feed.id().compareTo(after) > 0) {
                listed.add(new Listed(feed, states.get(feed.id())));
            }
        }
        return listed;
    }

    /** What this instance has just written, so that it knows its own changes before they come back to it. */
    void written(String id, Optional<Feed> feed) {
        put(feeds, id, feed);
    }

    @Override
    public void close() {
        stopping.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopping()) {
            try (Consumer<String, byte[]> consumer = kafka.reader()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("The feeds cannot be followed for now: error=%s", e.toString());
            } catch (RuntimeException | Error e) {
                LOG.errorf(
                        "The feeds cannot be followed for now: fault=%s",
                        e.getClass().getName());
            } finally {
                current = null;
            }
            pause();
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(Topics.FEED.name(), Topics.FEED_STATE.name())) {
            for (PartitionInfo each : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, each.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!isStopping()) {
            if (!isComplete() && isAt(ends, consumer)) {
                complete.countDown();
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
        }
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, Consumer<String, byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.topic().equals(Topics.FEED.name())) {
            put(feeds, record.key(), FeedKafka.read(record, Feed.class));
        } else {
            put(states, record.key(), FeedKafka.read(record, FeedState.class).map(Progress::withoutSeen));
        }
    }

    private static <T> void put(Map<String, T> map, String key, Optional<T> value) {
        if (value.isPresent()) {
            map.put(key, value.get());
        } else {
            map.remove(key);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The feeds are no longer followed");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}
