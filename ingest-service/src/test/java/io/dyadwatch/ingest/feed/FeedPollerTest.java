package io.dyadwatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.extraction.page.PageReader;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.url.TrackingParameters;
import io.dyadwatch.localstack.EmbeddedKafka;
import io.dyadwatch.localstack.TopicProvisioner;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.UrlGuard;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPollerTest {
    private static final int SERVERS = 12;

    /** The time, where it stands still. */
    private volatile @Nullable Instant stopped;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Instant still = stopped;
            return still == null ? Instant.now() : still;
        }
    };
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<FeedServer> servers = new ArrayList<>();
    private volatile boolean refusing;
    private final GuardedHttpClient client = new GuardedHttpClient(
            new UrlGuard(List.of(Network.parse("127.0.0.0/8")), InetAddress::getAllByName), Limits.DEFAULT);

    @TempDir
    private Path folder;

    private EmbeddedKafka broker;
    private FeedKafka kafka;
    private FeedWriter writer;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(folder, 0);
        new TopicProvisioner(broker.bootstrapServers()).provision((short) 1);
        kafka = new FeedKafka(Map.of("bootstrap.servers", broker.bootstrapServers()), "ingest-service", clock);
        writer = new FeedWriter(kafka);
        for (int i = 0; i < SERVERS; i++) {
            FeedServer server = new FeedServer();
            servers.add(server);
            server.on("/rss", FeedServer.answering(200, rss(server.url("/article")), "Content-Type", "text/xml"));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        writer.close();
        broker.close();
        servers.forEach(FeedServer::close);
    }

    @Test
    void instancesShareTheFeedsAndOneTakesOverWhatTheOtherHasReadWithoutSendingItAgain() {
        servers.forEach(server -> write(feed(server.url("/rss"), false)));
        FeedPoller survivor = poller();
        try (FeedPoller other = poller()) {
            other.start();
            await().until(() -> other.count() == SERVERS);
            survivor.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> survivor.count() > 0 && all(survivor, other) == SERVERS);
            assertThat(survivor.count()).isLessThan(SERVERS);
            await().until(() -> sent.size() >= SERVERS && states().size() == SERVERS);
        }
        try (survivor) {
            int before = sent.size();
            await().atMost(Duration.ofSeconds(30)).until(() -> survivor.count() == SERVERS);
            servers.get(0)
                    .on("/more", FeedServer.answering(200, rss(servers.get(0).url("/new"))));
            write(feed(servers.get(0).url("/more"), false));
            await().until(() -> sent.size() > before);

            assertThat(sent.subList(before, sent.size()))
                    .containsExactly(servers.get(0).url("/new"));
            assertThat(states())
                    .allSatisfy(state -> assertThat(state.articles()).isEqualTo(1));
        }
    }

    @Test
    void whatIsPausedIsNotAskedAndWhatIsRemovedLeavesNoState() {
        Feed read = feed(servers.get(0).url("/rss"), false);
        write(read);
        write(feed(servers.get(1).url("/rss"), true));
        try (FeedPoller poller = poller();
                FeedDirectory directory = new FeedDirectory(kafka)) {
            directory.start();
            poller.start();
            await().until(() -> states().size() == 1);
            await().until(() -> directory.isComplete()
                    && directory
                            .find(read.id())
                            .map(FeedDirectory.Listed::state)
                            .isPresent());
            assertThat(directory.list(null, 10)).hasSize(2);
            assertThat(directory.list(directory.list(null, 1).get(0).feed().id(), 10))
                    .hasSize(1);

            send(kafka.removal(read));
            await().until(() -> states().isEmpty() && poller.count() == 1);
            await().until(() -> directory.find(read.id()).isEmpty());
            assertThat(servers.get(1).asked()).isEmpty();
        }
    }

    @Test
    void publishersAreLeftAloneWhileArticlesAreNotTaken() {
        FeedServer refused = servers.get(0);
        FeedServer other = servers.get(1);
        refusing = true;
        stopped = Instant.now();
        write(feed(refused.url("/rss"), false));
        try (FeedPoller poller = poller()) {
            poller.start();
            await().until(() -> refused.asked().size() == 1);
            write(feed(other.url("/rss"), false));
            await().until(() -> poller.count() == 2);
            await().during(Duration.ofSeconds(1)).until(() -> other.asked().isEmpty());

            refusing = false;
            stopped = null;
            await().atMost(Duration.ofSeconds(30)).until(() -> sent.size() == 2);
        }
    }

    private FeedPoller poller() {
        PollSchedule schedule = new PollSchedule(PollSchedule.Bounds.DEFAULT, new Random());
        Progress progress = new Progress(schedule, clock);
        WebFetch.Lane lane = new WebFetch.Lane(client, 1_000_000);
        Memory memory = new Memory();
        HostLimits hosts = new HostLimits(2, Duration.ZERO, System::nanoTime);
        WebFetch fetch =
                new WebFetch(hosts, lane, lane, memory, Duration.ofSeconds(5), "Dyadwatch/test", WebFetch.FEEDS, clock);
        PageFetch pages =
                new PageFetch(fetch, memory, new Robots(fetch, memory, "dyadwatch", clock), new PageReader(clock));
        FeedVisit visit = new FeedVisit(
                fetch,
                memory,
                new FeedItems(TrackingParameters.packaged(), clock),
                pages,
                progress,
                new Sent(),
                FeedCounts.NONE,
                clock);
        return new FeedPoller(kafka, writer, visit, progress, hosts, 4, clock);
    }

    private Feed feed(String url, boolean paused) {
        Instant now = clock.instant();
        return new Feed(Feed.idOf(url), url, null, Feed.Kind.FEED, false, paused, now, now);
    }

    private void write(Feed feed) {
        send(kafka.record(feed));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        assertThat(writer.send(record, null)).succeedsWithin(Duration.ofSeconds(10));
    }

    private List<FeedState> states() {
        return Stream.of(0, 1, 2, 3, 4, 5)
                .flatMap(partition -> kafka.states(partition).values().stream())
                .toList();
    }

    private static int all(FeedPoller one, FeedPoller other) {
        return one.count() + other.count();
    }

    private static byte[] rss(String link) {
        return ("<rss version='2.0'><channel><title>News</title><item><title>Title</title><link>" + link
                        + "</link><description>Text.</description></item></channel></rss>")
                .getBytes(UTF_8);
    }

    /** Remembers the addresses of what it was given. */
    private final class Sent implements ArticleSink {
        @Override
        public CompletableFuture<Void> publish(Article article, TraceParent trace) {
            if (refusing) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            sent.add(article.url());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isStalled() {
            return false;
        }
    }
}
