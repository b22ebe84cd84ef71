package io.dyadwatch.enrich.stream;

import io.dyadwatch.enrich.newsroom.Newsroom;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.operations.job.RepeatingJob;
import io.dyadwatch.operations.lag.HopLag;
import io.dyadwatch.operations.lag.InstanceLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** What has to be looked up every few seconds to be shown: how far behind the stream is, and what is in the news. */
@ApplicationScoped
public class EnrichMeters {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final LiveVocabulary vocabulary;
    private final Newsroom newsroom;
    private final RepeatingJob looking;
    private final RepeatingJob counting;

    EnrichMeters(InstanceLag partitions, LiveVocabulary vocabulary, Newsroom newsroom, MeterRegistry registry) {
        this.vocabulary = vocabulary;
        this.newsroom = newsroom;
        HopLag lag = new HopLag("enrich", partitions, Clock.systemUTC());
        lag.bindTo(registry);
        looking = new RepeatingJob("enrich-lag", Duration.ZERO, INTERVAL, STOP_LIMIT, lag::sample);
        counting = new RepeatingJob("newsroom", Duration.ZERO, INTERVAL, STOP_LIMIT, this::count);
    }

    void start(@Observes StartupEvent event) {
        looking.start();
        counting.start();
    }

    void stop(@Observes ShutdownEvent event) {
        looking.close();
        counting.close();
    }

    private void count() {
        vocabulary.inForce().ifPresent(now -> newsroom.know(now.vocabulary()));
        newsroom.refresh();
    }
}
