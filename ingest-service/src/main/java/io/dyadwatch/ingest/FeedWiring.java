package io.dyadwatch.ingest;

import io.dyadwatch.extraction.page.PageReader;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.feed.FeedDirectory;
import io.dyadwatch.ingest.feed.FeedEditor;
import io.dyadwatch.ingest.feed.FeedItems;
import io.dyadwatch.ingest.feed.FeedKafka;
import io.dyadwatch.ingest.feed.FeedPoller;
import io.dyadwatch.ingest.feed.FeedRoutes;
import io.dyadwatch.ingest.feed.FeedVisit;
import io.dyadwatch.ingest.feed.FeedWriter;
import io.dyadwatch.ingest.feed.HostLimits;
import io.dyadwatch.ingest.feed.Memory;
import io.dyadwatch.ingest.feed.PageFetch;
import io.dyadwatch.ingest.feed.PollSchedule;
import io.dyadwatch.ingest.feed.Progress;
import io.dyadwatch.ingest.feed.Robots;
import io.dyadwatch.ingest.feed.Standing;
import io.dyadwatch.ingest.feed.WebFetch;
import io.dyadwatch.ingest.url.TrackingParameters;
import io.dyadwatch.outbound.BoundedLookup;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.Ports;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what reads feeds. */
@Singleton
public class FeedWiring {
    /** Product token of the user agent, as robots.txt names it. */
    private static final String AGENT = "dyadwatch";

    private static final String GROUP = "ingest-service";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Of a wish of a publisher to be asked less often. */
    private static final Duration HINTS_AT_MOST = Duration.ofHours(1);

    /** Of a body that needs no turn, as it comes and decompressed. */
    private static final int SMALL = 256 * 1024;

    private static final int SMALL_DECOMPRESSED = 1024 * 1024;

    private static final Duration GONE = Duration.ofDays(1);

    @Produces
    @Singleton
    BoundedLookup lookup(IngestConfig config) {
        return new BoundedLookup(
                InetAddress::getAllByName, config.feeds().requestTimeout().dividedBy(3));
    }

    void close(@Disposes BoundedLookup lookup) {
        lookup.close();
    }

    @Produces
    @Singleton
    UrlGuard guard(IngestConfig config, BoundedLookup lookup) {
        FeedsConfig feeds = config.feeds();
        List<Network> allowed = feeds.allowedNetworks().orElse(List.of()).stream()
                .map(Network::parse)
                .toList();
        Ports ports = feeds.allowedPorts().map(Ports::parse).orElse(Ports.USUAL);
        return new UrlGuard(new TargetPolicy(allowed, feeds.allowHttp(), ports), lookup);
    }

    /** The client for bodies as nearly all are. */
    @Produces
    @Singleton
    @Identifier("small") GuardedHttpClient client(IngestConfig config, UrlGuard guard) {
        FeedsConfig feeds = config.feeds();
        return new GuardedHttpClient(guard, limits(feeds, Math.min(SMALL, bytes(feeds)), feeds.atATime()));
    }

    /** The client for larger ones, of which there is one at a time. */
    @Produces
    @Singleton
    @Identifier("large") GuardedHttpClient largeClient(IngestConfig config, UrlGuard guard) {
        return new GuardedHttpClient(guard, limits(config.feeds(), bytes(config.feeds()), 1));
    }

    void close(@Disposes @Any GuardedHttpClient client) {
        client.close();
    }

    @Produces
    @Singleton
    FeedKafka kafka(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new FeedKafka(kafka, GROUP, Clock.systemUTC());
    }

    @Produces
    @Singleton
    FeedWriter writer(FeedKafka kafka) {
        return new FeedWriter(kafka);
    }

    void close(@Disposes FeedWriter writer) {
        writer.close();
    }

    @Produces
    @Singleton
    FeedDirectory directory(FeedKafka kafka) {
        return new FeedDirectory(kafka);
    }

    @Produces
    @Singleton
    FeedPoller poller(
            IngestConfig config,
            FeedKafka kafka,
            FeedWriter writer,
            @Identifier("small") GuardedHttpClient client,
            @Identifier("large") GuardedHttpClient largeClient,
            ArticleSink sink,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        FeedsConfig feeds = config.feeds();
        Clock clock = Clock.systemUTC();
        PollSchedule.Bounds bounds = new PollSchedule.Bounds(
                feeds.firstInterval(), feeds.shortestInterval(), feeds.longestInterval(), HINTS_AT_MOST, GONE);
        Progress progress = new Progress(new PollSchedule(bounds, new SecureRandom()), clock);
        HostLimits hosts = new HostLimits(feeds.perHost(), feeds.hostPause(), System::nanoTime);
        String agent = userAgent(version, feeds);
        WebFetch.Lane small = new WebFetch.Lane(client, Math.min(SMALL_DECOMPRESSED, bytes(feeds)));
        WebFetch.Lane large = new WebFetch.Lane(largeClient, bytes(feeds));
        Memory memory = new Memory();
        Duration patience = feeds.requestTimeout();
        WebFetch fetch = new WebFetch(hosts, small, large, memory, patience, agent, WebFetch.FEEDS, clock);
        WebFetch web = new WebFetch(hosts, small, large, memory, patience, agent, WebFetch.PAGES, clock);
        PageFetch pages = new PageFetch(web, memory, new Robots(web, memory, AGENT, clock), new PageReader(clock));
        FeedVisit visit = new FeedVisit(
                fetch,
                memory,
                new FeedItems(TrackingParameters.packaged(), clock),
                pages,
                progress,
                sink,
                new FeedMeters(registry),
                clock);
        FeedPoller poller = new FeedPoller(kafka, writer, visit, progress, hosts, feeds.atATime(), clock);
        for (Standing standing : Standing.values()) {
            Gauge.builder("dyadwatch.ingest.feeds", poller, running -> running.count(standing))
                    .description("Feeds that this instance reads, by how they stand")
                    .tag("standing", standing.word())
                    .register(registry);
        }
        Gauge.builder(
                        "dyadwatch.ingest.feeds.overdue.seconds",
                        poller,
                        running -> running.overdue().toMillis() / 1000.0)
                .description(
                        "How long the feed has been due that has been so for longest, 0 where this instance keeps up")
                .register(registry);
        return poller;
    }

    void route(@Observes Router router, FeedDirectory directory, FeedKafka kafka, FeedWriter writer, UrlGuard guard) {
        new FeedRoutes(directory, new FeedEditor(directory, kafka, writer, guard, Clock.systemUTC())).route(router);
    }

    void start(@Observes StartupEvent started, FeedDirectory directory, FeedPoller poller) {
        directory.start();
        poller.start();
    }

    void stop(@Observes ShutdownEvent stopped, FeedDirectory directory, FeedPoller poller) {
        poller.close();
        directory.close();
    }

    private static Limits limits(FeedsConfig feeds, int bytes, int connections) {
        return new Limits(feeds.requestTimeout(), CONNECT, bytes, connections).withTotal(feeds.requestTimeout());
    }

    private static int bytes(FeedsConfig feeds) {
        return Math.toIntExact(feeds.maxBytes().asLongValue());
    }

    private static String userAgent(String version, FeedsConfig feeds) {
        return "Dyadwatch/" + version
                + feeds.contact().map(contact -> " (+" + contact + ")").orElse("");
    }
}
