package io.dyadwatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.extraction.page.PageReader;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.url.TrackingParameters;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.UrlGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teasers, their pages, robots.txt and sitemaps, on a publisher's site on loopback. */
class FeedVisitTest {
    private static final String FULL = "The ministers met on Friday in the capital and agreed on joint manoeuvres. "
            + "Both sides said that the talks had been open, and that a second round would follow in spring. ";

    private final Clock clock = Clock.systemUTC();
    private final List<Article> sent = new ArrayList<>();
    private final GuardedHttpClient client = new GuardedHttpClient(
            new UrlGuard(List.of(Network.parse("127.0.0.0/8")), InetAddress::getAllByName), Limits.DEFAULT);
    private final HostLimits hosts = new HostLimits(1, Duration.ZERO, System::nanoTime);
    private final Progress progress = new Progress(new PollSchedule(PollSchedule.Bounds.DEFAULT, new Random(1)), clock);
    private FeedVisit visit;
    private FeedServer site;
    private Feed feed;
    private FeedState state;

    @BeforeEach
    void start() throws IOException {
        site = new FeedServer();
        WebFetch.Lane lane = new WebFetch.Lane(client, 1_000_000);
        Memory memory = new Memory();
        WebFetch web = new WebFetch(lane, lane, memory, Duration.ofSeconds(5), "Dyadwatch/test", WebFetch.PAGES, clock);
        PageFetch pages = new PageFetch(
                web, memory, new Robots(web, "dyadwatch", clock), hosts, new PageReader(clock), Duration.ofSeconds(5));
        FeedItems items = new FeedItems(TrackingParameters.packaged(), clock);
        visit = new FeedVisit(web, memory, items, pages, progress, new Sent(), FeedCounts.NONE);
        use("/rss", Feed.Kind.FEED);
    }

    @AfterEach
    void stop() {
        client.close();
        site.close();
    }

    @Test
    void theTextOfThePageIsSentWhereTheFeedHasATeaser() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 200);
        visit();

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).text()).contains("a second round would follow in spring");
        assertThat(sent.get(0).title()).isEqualTo("Ministers meet");
        assertThat(sent.get(0).url()).isEqualTo(site.url("/a"));
        assertThat(visit()).isEmpty();
        assertThat(hosts.take(FeedPartition.authority(site.url("/")))).isPresent();
    }

    @Test
    void whatRobotsTxtRefusesIsNotAskedAndTheTeaserIsSent() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 200);
        answer("/robots.txt", 200, "User-agent: *\nDisallow: /\n");

        assertThat(visit()).extracting(Article::text).containsExactly("The ministers met …");
        assertThat(site.asked()).noneMatch(asked -> asked.path().equals("/a"));
        assertThat(visit()).isEmpty();
    }

    @Test
    void withoutRobotsTxtFromTheHostItsPagesWait() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 200);
        answer("/robots.txt", 503, "");

        assertThat(visit()).extracting(Article::text).containsExactly("The ministers met …");
        assertThat(site.asked()).noneMatch(asked -> asked.path().equals("/a"));
    }

    @Test
    void aPageThatFailsForNowIsTriedAgainAndItsTeaserDoesNotComeBackAfterIt() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 503);
        assertThat(visit()).extracting(Article::text).containsExactly("The ministers met …");
        assertThat(state.etag()).isNull();
        assertThat(visit()).isEmpty();

        page("/a", 200);
        assertThat(visit()).singleElement().extracting(Article::text).asString().contains("in spring");

        page("/a", 503);
        rss("The ministers met again &#8230;");
        assertThat(visit()).isEmpty();
        page("/a", 200);
        assertThat(visit()).singleElement().extracting(Article::text).asString().contains("in spring");
        assertThat(visit()).isEmpty();
    }

    @Test
    void aPageThatIsGoneLeavesTheTeaser() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 404);

        assertThat(visit()).hasSize(1);
        assertThat(visit()).isEmpty();
    }

    @Test
    void pagesAreLeftAloneWhereTheOperatorSaysSo() throws Exception {
        Instant now = clock.instant();
        feed = new Feed(feed.id(), feed.url(), null, Feed.Kind.FEED, false, false, now, now);
        rss("The ministers met &#8230;");

        assertThat(visit()).hasSize(1);
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void aSitemapOfNewsIsAListOfPagesAndAnIndexLeadsToIt() throws Exception {
        use("/index.xml", Feed.Kind.SITEMAP);
        answer(
                "/index.xml",
                200,
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                        + site.url("/news.xml") + "</loc></sitemap></sitemapindex>");
        answer(
                "/news.xml",
                200,
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "<url><loc>" + site.url("/a")
                        + "</loc></url><url><loc>" + site.url("/b") + "</loc></url></urlset>");
        page("/a", 200);
        page("/b", 404);

        assertThat(visit()).singleElement().satisfies(article -> {
            assertThat(article.text()).contains("in spring");
            assertThat(article.title()).isEqualTo("The ministers");
        });
        assertThat(state.unusable()).isEqualTo(1);
        assertThat(visit()).isEmpty();
    }

    private void use(String path, Feed.Kind kind) {
        Instant now = clock.instant();
        String url = site.url(path);
        feed = new Feed(Feed.idOf(url), url, null, kind, true, false, now, now);
        state = progress.begin(feed);
    }

    private void rss(String description) {
        answer(
                "/rss",
                200,
                "<rss version='2.0'><channel><title>News</title><item><title>Ministers meet</title><link>"
                        + site.url("/a") + "</link><description>" + description
                        + "</description></item></channel></rss>");
    }

    private void page(String path, int status) {
        answer(
                path,
                status,
                "<html><head><title>The ministers</title></head><body><article><h1>The ministers</h1><p>"
                        + FULL.repeat(3) + "</p><p>" + FULL.repeat(2) + "</p></article></body></html>");
    }

    private void answer(String path, int status, String body) {
        site.on(path, FeedServer.answering(status, body.getBytes(UTF_8), "Content-Type", "text/html; charset=utf-8"));
    }

    /** What was sent this time. */
    private List<Article> visit() throws Exception {
        int before = sent.size();
        HostLimits.Turn turn = hosts.take(FeedPartition.authority(feed.url())).orElseThrow();
        state = visit.visit(new OwnedFeeds.Job(feed, state, 0, 1), turn).orElseThrow();
        return List.copyOf(sent.subList(before, sent.size()));
    }

    private final class Sent implements ArticleSink {
        @Override
        public CompletableFuture<Void> publish(Article article, TraceParent trace) {
            sent.add(article);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isStalled() {
            return false;
        }
    }
}
