package io.dyadwatch.operations.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * How far behind a hop is, as it was when last looked: {@code dyadwatch_seconds_behind} and
 * {@code dyadwatch_records_behind}. While Kafka cannot be asked, what waited then waits on: its age grows. Before the first
 * look both are 0.
 */
public final class HopLag implements MeterBinder {
    /** Name of the gauge in seconds; its one label is {@code hop}. */
    public static final String SECONDS_BEHIND = "dyadwatch.seconds.behind";

    private static final Logger LOG = Logger.getLogger(HopLag.class);

    private final String hop;
    private final LagQuery query;
    private final Clock clock;
    private volatile List<PartitionLag> last = List.of();
    private boolean failing;

    /**
     * @param hop the label: {@code enrich}, {@code alert}
     * @param clock for the age of what waits
     */
    public HopLag(String hop, LagQuery query, Clock clock) {
        this.hop = hop;
        this.query = query;
        this.clock = clock;
    }

    /** Looks. One thread calls this every five seconds or so. What goes wrong is logged once until it is well again. */
    public void sample() throws InterruptedException {
        try {
            last = query.ask();
            if (failing) {
                LOG.infof("How far behind the hop is can be told again: hop=%s", hop);
            }
            failing = false;
        } catch (InterruptException e) {
            // Kafka's own has set the thread's flag again, which the exception stands for.
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (KafkaException e) {
            if (!failing) {
                LOG.warnf("How far behind the hop is cannot be told for now: hop=%s error=%s", hop, e.toString());
            }
            failing = true;
        }
    }

    /** By partition, as of the last look that was answered. */
    public List<PartitionLag> partitions() {
        return last;
    }

    /** Age now of the oldest record that waited at the last look; zero when none did. */
    public Duration behind() {
        Instant now = clock.instant();
        return last.stream()
                .map(partition -> partition.behind(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Records that waited at the last look; see {@link PartitionLag#records()}. */
    public long records() {
        return last.stream().mapToLong(PartitionLag::records).sum();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(SECONDS_BEHIND, this, lag -> lag.behind().toMillis() / 1000.0)
                .description("Age of the oldest article that waits for this hop, 0 when none does")
                .tag("hop", hop)
                .strongReference(true)
                .register(registry);
        Gauge.builder("dyadwatch.records.behind", this, HopLag::records)
                .description("Records that wait for this hop")
                .tag("hop", hop)
                .strongReference(true)
                .register(registry);
    }
}
