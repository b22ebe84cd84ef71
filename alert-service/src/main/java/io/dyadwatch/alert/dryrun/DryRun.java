package io.dyadwatch.alert.dryrun;

import io.dyadwatch.alert.dryrun.DryRunResult.StoppedBy;
import io.dyadwatch.alert.ledger.AlertId;
import io.dyadwatch.alert.ledger.RehearsedStories;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.alert.match.Matching;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Topics;
import io.dyadwatch.operations.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Tries watches on the articles that are in Kafka. For several threads. */
public final class DryRun {
    private static final Logger LOG = Logger.getLogger(DryRun.class);
    /** In bytes. A record of 8 MiB takes several times that while it is looked at: one such at a time. */
    private static final int LARGE = 512 * 1024;

    private final Duration timeLimit;
    private final Forecast forecast;
    private final SourceName sourceName;
    private final Clock clock;
    private volatile boolean stopping;
    private final ReentrantLock large = new ReentrantLock();

    /**
     * @param timeLimit how long one may take
     * @param forecast what becomes of matches
     */
    public DryRun(Duration timeLimit, Forecast forecast, SourceName sourceName, Clock clock) {
        this.timeLimit = timeLimit;
        this.forecast = forecast;
        this.sourceName = sourceName;
        this.clock = clock;
    }

    /**
     * Tries one.
     *
     * @param consumer without a group; left to the caller to close
     * @throws BrokerAway if Kafka does not answer
     */
    public DryRunResult run(DryRunRequest request, UUID subscriber, Consumer<byte[], byte[]> consumer) {
        try {
            return new Run(request, subscriber, consumer).result();
        } catch (KafkaException e) {
            throw new BrokerAway(e);
        }
    }

    /** Lets each that runs answer soon, with what it has. */
    public void stop() {
        stopping = true;
    }

    private final class Run {
        private final Instant to = clock.instant();
        private final Instant from;
        private final DryRunRequest request;
        private final Watch watch;
        private final BackwardReader reader;
        private final Newest newest;
        private long read;
        private long unreadable;

        Run(DryRunRequest request, UUID subscriber, Consumer<byte[], byte[]> consumer) {
            this.request = request;
            this.from = to.minus(request.period());
            this.watch = new Watch(new UUID(0, 0), subscriber, 1, request.watch(), to);
            this.newest = new Newest(request.limit());
            this.reader = new BackwardReader(consumer, Topics.ENRICHED_ARTICLE.name(), from, to.plus(timeLimit), clock);
        }

        DryRunResult result() {
            while (!reader.isAtEnd()) {
                if (stopping || !reader.readSlice(this::take)) {
                    return result(StoppedBy.TIME, reader.border());
                }
                if (newest.isFull(reader.border()) && (newest.hasDropped() || !reader.isAtEnd())) {
                    List<Hit> hits = newest.since(reader.border());
                    return result(StoppedBy.LIMIT, hits.get(hits.size() - 1).at());
                }
            }
            return result(StoppedBy.PERIOD, from);
        }

        private DryRunResult result(StoppedBy stoppedBy, Instant readFrom) {
            // The first border was taken a moment after this run's beginning.
            Instant since = readFrom.isBefore(to) ? readFrom : to;
            double share = (double) Duration.between(since, to).toMillis()
                    / request.period().toMillis();
            List<Hit> hits = newest.since(stoppedBy == StoppedBy.TIME ? reader.border() : since);
            Forecast.Told told = forecast.of(watch, hits, since, to);
            return new DryRunResult(
                    told.matches(),
                    read,
                    unreadable,
                    Math.min(1, share),
                    since,
                    to,
                    stoppedBy,
                    told.days(),
                    told.warning());
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            read++;
            byte[] value = record.value();
            if (value == null) {
                unreadable++;
                return;
            }
            if (value.length < LARGE) {
                look(record, value);
                return;
            }
            large.lock();
            try {
                look(record, value);
            } finally {
                large.unlock();
            }
        }

        private void look(ConsumerRecord<byte[], byte[]> record, byte[] value) {
            try {
                EnrichedArticle article = Json.read(value, EnrichedArticle.class);
                // As the watch would have seen it then.
                Instant at = Instant.ofEpochMilli(record.timestamp());
                Matching matching = new Matching(article, sourceName, at);
                matching.match(watch).ifPresent(match -> newest.add(hit(article, matching.source(), match, at)));
            } catch (InvalidRecord e) {
                unreadable++;
            } catch (RuntimeException e) {
                // As the intake does: a fault of ours that one record brings out spoils that record only.
                LOG.errorf(
                        "A dry run passed over a record: partition=%d offset=%d fault=%s",
                        record.partition(), record.offset(), Fault.of(e));
                unreadable++;
            }
        }

        private Hit hit(EnrichedArticle article, String source, Match match, Instant at) {
            UUID id = AlertId.of(watch.id(), article.article().id(), article.revision());
            return new Hit(
                    at,
                    source,
                    RehearsedStories.Trace.of(article, match),
                    new AlertComposer(article, source).compose(match, id, at));
        }
    }
}
