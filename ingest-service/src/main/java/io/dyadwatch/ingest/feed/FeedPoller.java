package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the feeds of this instance's partitions when they are due. One thread is the group's member and decides what is
 * due; others ask. A state is written only while the partition is held: what ends later is for the next holder to repeat.
 */
public final class FeedPoller implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedPoller.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final Duration POSITION_WITHIN = Duration.ofMillis(500);
    private final FeedKafka kafka;
    private final FeedVisit visit;
    private final Progress progress;
    private final HostLimits hosts;
    private final Clock clock;
    private final OwnedFeeds owned;
    private final Semaphore workers;
    private final ExecutorService threads;
    private final FeedWriter writer;
    private final Thread thread = new Thread(this::run, "feed-poller");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, Integer> visitsOfHosts = new ConcurrentHashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Rest rest;
    private volatile @Nullable Consumer<String, byte[]> current;

    /** @param atATime visits under way, over all hosts */
    public FeedPoller(
            FeedKafka kafka,
            FeedWriter writer,
            FeedVisit visit,
            Progress progress,
            HostLimits hosts,
            int atATime,
            Clock clock) {
        this.kafka = kafka;
        this.visit = visit;
        this.progress = progress;
        this.hosts = hosts;
        this.clock = clock;
        this.rest = new Rest(clock);
        this.owned = new OwnedFeeds(progress::begin);
        this.workers = new Semaphore(atATime);
        this.threads = Executors.newFixedThreadPool(atATime, work -> {
            Thread worker = new Thread(work, "feed-visit");
            worker.setDaemon(true);
            return worker;
        });
        this.writer = writer;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** How many of the feeds of this instance stand so. */
    public int count(Standing standing) {
        return owned.count(standing);
    }

    /** All feeds of this instance. */
    int count() {
        return Arrays.stream(Standing.values()).mapToInt(owned::count).sum();
    }

    /** How long the feed has been due that has been so for longest; zero where this instance keeps up. */
    public Duration overdue() {
        return owned.overdue(clock.instant());
    }

    /** Leaves the group, so that others take over at once; visits under way are given up. */
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
        // After the partitions are given back: what is broken off here is no failure of a feed.
        threads.shutdownNow();
    }

    private void run() {
        while (!isStopping()) {
            try (Consumer<String, byte[]> consumer = kafka.member()) {
                current = consumer;
                consumer.subscribe(List.of(Topics.FEED.name()), new Shares(consumer));
                while (!isStopping()) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(TICK)) {
                        take(record);
                    }
                    learnWhatIsKnown(consumer);
                    visitWhatIsDue();
                }
            } catch (WakeupException e) {
                LOG.debug("Feeds are no longer asked");
            } catch (KafkaException e) {
                LOG.warnf("Feeds cannot be shared out for now: error=%s", e.toString());
            } catch (RuntimeException | Error e) {
                // Whatever it is, feeds must not stay unread for good.
                LOG.errorf(
                        "Feeds cannot be shared out for now: fault=%s",
                        e.getClass().getName());
            } finally {
                current = null;
                owned.revokeAll();
            }
            pause();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        @Nullable Feed feed = FeedKafka.read(record, Feed.class)
                .filter(read -> read.id().equals(record.key()))
                .orElse(null);
        boolean unreadable = feed == null && record.value() != null;
        if (!unreadable
                && owned.take(record.partition(), record.key(), feed, Instant.ofEpochMilli(record.timestamp()))) {
            send(kafka.record(record.partition(), record.key(), null));
        }
    }

    private void learnWhatIsKnown(Consumer<String, byte[]> consumer) {
        for (int partition : owned.unknown()) {
            try {
                long position = consumer.position(new TopicPartition(Topics.FEED.name(), partition), POSITION_WITHIN);
                if (position >= ends.getOrDefault(partition, 0L)) {
                    owned.known(partition);
                }
            } catch (TimeoutException e) {
                LOG.debug("How far the feeds are known is asked again");
            }
        }
    }

    private void visitWhatIsDue() {
        if (rest.isOn()) {
            return;
        }
        for (OwnedFeeds.Job job : owned.due(clock.instant())) {
            String host = FeedPartition.authority(job.address());
            if (visitsOfHosts.getOrDefault(host, 0) >= hosts.atATime()) {
                // Its pages would wait for one another, and take everybody's workers.
                continue;
            }
            if (!workers.tryAcquire()) {
                return;
            }
            Optional<HostLimits.Turn> turn = hosts.take(host);
            if (turn.isEmpty()) {
                workers.release();
                continue;
            }
            visitsOfHosts.merge(host, 1, Integer::sum);
            owned.begun(job);
            threads.execute(() -> {
                try {
                    visit(job, turn.get());
                } finally {
                    visitsOfHosts.computeIfPresent(host, (same, visits) -> visits == 1 ? null : visits - 1);
                    workers.release();
                }
            });
        }
    }

    private void visit(OwnedFeeds.Job job, HostLimits.Turn turn) {
        FeedState state = job.state();
        try (turn) {
            Optional<FeedState> after = visited(job, turn);
            rest.acknowledged(after.isPresent());
            state = after.orElseGet(() -> progress.soon(job.state()));
            if (after.isPresent() && owned.holds(job)) {
                // Where it is not acknowledged the next holder begins a little further back.
                send(kafka.record(job.partition(), job.feed().id(), state));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            owned.ended(job, state);
        }
    }

    private Optional<FeedState> visited(OwnedFeeds.Job job, HostLimits.Turn turn) throws InterruptedException {
        try {
            return visit.visit(job, turn);
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    "A feed cannot be visited: feedId=%s fault=%s", job.feed().id(), Fault.of(e));
            return Optional.of(
                    progress.failed(job.state(), new Fetched.Failed("fault", "reading it brings out a fault of ours")));
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            var unused = writer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    LOG.warnf(
                            "The state of a feed was not written: feedId=%s error=%s",
                            record.key(), failure.toString());
                }
            });
        } catch (KafkaException e) {
            LOG.warnf("The state of a feed was not written: feedId=%s error=%s", record.key(), e.toString());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The poller has stopped");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    /** Partitions that come and go. */
    private final class Shares implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Shares(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.endOffsets(partitions).forEach((each, end) -> ends.put(each.partition(), end));
            for (TopicPartition each : partitions) {
                owned.assign(each.partition(), kafka.states(each.partition()));
            }
            consumer.seekToBeginning(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(each -> owned.revoke(each.partition()));
        }
    }
}
