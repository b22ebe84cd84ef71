package io.dyadwatch.alert;

import io.dyadwatch.alert.brake.Patrol;
import io.dyadwatch.alert.delivery.DeliveryWorker;
import io.dyadwatch.alert.intake.ChannelWatch;
import io.dyadwatch.alert.intake.Patience;
import io.dyadwatch.alert.ledger.DigestJob;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.alert.retention.RetentionJob;
import io.dyadwatch.alert.secret.Upkeep;
import io.dyadwatch.alert.vocabulary.VocabularyReader;
import io.dyadwatch.operations.progress.ProgressWatch;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Starts what runs by itself, and stops it in order: first who takes work on, last the clients. */
@Singleton
public class Lifecycle {
    private static final Duration PRODUCER_LIMIT = Duration.ofSeconds(1);

    private final ChannelWatch channel;
    private final Patience patience;
    private final VocabularyReader vocabulary;
    private final WatchFollower watches;
    private final Upkeep upkeep;
    private final DeliveryWorker worker;
    private final Patrol patrol;
    private final DigestJob digests;
    private final RetentionJob retention;
    private final GuardedHttpClient client;
    private final Producer<byte[], byte[]> producer;
    private final ProgressWatch progress;

    public Lifecycle(
            ChannelWatch channel,
            Patience patience,
            VocabularyReader vocabulary,
            WatchFollower watches,
            Upkeep upkeep,
            DeliveryWorker worker,
            Patrol patrol,
            DigestJob digests,
            RetentionJob retention,
            GuardedHttpClient client,
            Producer<byte[], byte[]> producer,
            ProgressWatch progress) {
        this.channel = channel;
        this.patience = patience;
        this.vocabulary = vocabulary;
        this.watches = watches;
        this.upkeep = upkeep;
        this.worker = worker;
        this.patrol = patrol;
        this.digests = digests;
        this.retention = retention;
        this.client = client;
        this.producer = producer;
        this.progress = progress;
    }

    void start(@Observes StartupEvent started) {
        vocabulary.start();
        watches.start();
        upkeep.start();
        worker.start();
        patrol.start();
        digests.start();
        retention.start();
        channel.start();
        progress.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        progress.close();
        channel.stop();
        patience.stop();
        worker.stop();
        closeTogether(List.of(
                vocabulary::close,
                watches::close,
                patrol::close,
                digests::close,
                retention::close,
                upkeep::close,
                worker::close));
        client.close();
        producer.close(PRODUCER_LIMIT);
    }

    /** Each gives what it has under way a moment; together they take as long as the slowest, not as the sum. */
    private static void closeTogether(List<Runnable> closings) {
        List<Thread> threads =
                closings.stream().map(closing -> new Thread(closing, "closing")).toList();
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
