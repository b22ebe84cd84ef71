package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.EnrichConfig;
import io.dyadwatch.operations.broker.BrokerCheck;
import io.dyadwatch.operations.lag.InstanceLag;
import io.dyadwatch.operations.progress.GroupWork;
import io.dyadwatch.operations.progress.ProcessEnd;
import io.dyadwatch.operations.progress.ProgressWatch;
import io.dyadwatch.operations.progress.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/** Ends the process when the brokers answer, the stream has something to do, and does not get on with it. */
@ApplicationScoped
public class StreamProgress {
    private final ProgressWatch watch;

    StreamProgress(
            EnrichStream stream, EnrichConfig config, BrokerCheck broker, InstanceLag lag, MeterRegistry meters) {
        // A stream thread takes its partitions in turns, a few records of each: one that stands still alone is stuck.
        Work work = new GroupWork("enrich", lag::ofShare)
                .including("start", stream::starting)
                .needing(broker::require);
        this.watch = new ProgressWatch(
                List.of(work), config.progressLimit(), Clock.systemUTC(), meters, ProcessEnd.ofService());
    }

    void start(@Observes StartupEvent event) {
        watch.start();
    }

    void stop(@Observes ShutdownEvent event) {
        watch.close();
    }
}
