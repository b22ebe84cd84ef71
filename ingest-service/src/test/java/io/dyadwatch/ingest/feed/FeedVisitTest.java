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
import org.junit.jupiter.api.Timeout;

/** Teasers, their pages, robots.txt and sitemaps, on a publisher's site on loopback. */
class FeedVisitTest {
    private static final String FULL = "The ministers met on Friday in the capital and agreed on joint manoeuvres. "
            + "Both sides said that the talks had been open, and that a second round would follow in spring. ";

    /** Bytes of a body that is fetched without waiting for others. */
    private static final int SMALL = 20_000;

    private static final String PAGE =
            "<html><head><title>The ministers</title></head><body><article><h1>The ministers</h1><p>" + FULL.repeat(3)
                    + "</p><p>" + FULL.repeat(2) + "</p></article></body></html>";

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
        WebFetch.Lane small = new WebFetch.Lane(client, SMALL);
        WebFetch web = new WebFetch(
                hosts, small, lane, memory, Duration.ofSeconds(5), "Dyadwatch/test", WebFetch.PAGES, clock);
        PageFetch pages =
                new PageFetch(web, memory, new Robots(web, memory, "dyadwatch", clock), new PageReader(clock));
        FeedItems items = new FeedItems(TrackingParameters.packaged(), clock);
        visit = new FeedVisit(web, memory, items, pages, progress, new Sent(), FeedCounts.NONE, clock);
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
    @Timeout(60)
    void aLargeFeedMayHaveALargePage() throws Exception {
        String filler = "<!-- " + "x".repeat(SMALL) + " -->";
        rss("The ministers met &#8230;", filler);
        answer("/a", 200, PAGE + filler);

        assertThat(visit()).singleElement().extracting(Article::text).asString().contains("in spring");
    }

    @Test
    void anItemThatStandsTwiceIsOne() throws Exception {
        String item = "<item><title>Ministers meet</title><link>" + site.url("/a")
                + "</link><description>The ministers met &#8230;</description></item>";
        answer("/rss", 200, "<rss version='2.0'><channel><title>News</title>" + item + item + "</channel></rss>");
        page("/a", 200);

        assertThat(visit()).hasSize(1);
        assertThat(visit()).isEmpty();
        assertThat(state.unusable()).isZero();
    }

    @Test
    void whatRobotsTxtRefusesIsNotReadByADetour() throws Exception {
        rss("The ministers met &#8230;");
        site.redirecting("/a", 302, site.url("/private/a"));
        page("/private/a", 200);
        answer("/robots.txt", 200, "User-agent: *\nDisallow: /private/\n");

        assertThat(visit()).extracting(Article::text).containsExactly("The ministers met …");
        assertThat(site.asked()).noneMatch(asked -> asked.path().equals("/private/a"));
    }

    @Test
    void aTeaserNeverTakesThePlaceOfThePagesText() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 200);
        assertThat(visit()).hasSize(1);

        page("/a", 404);
        rss("The ministers met again &#8230;");
        assertThat(visit()).isEmpty();
        assertThat(visit()).isEmpty();

        page("/a", 503);
        FeedState of = state;
        Feed home = feed;
        use("/home", Feed.Kind.FEED);
        rss("/home", "The ministers met, as the front page has it &#8230;", "");
        assertThat(visit()).isEmpty();
        page("/a", 200);
        assertThat(visit()).singleElement().extracting(Article::text).asString().contains("in spring");
        feed = home;
        state = of;
        assertThat(visit()).isEmpty();
    }

    @Test
    void aHostWhosePagesFailIsAskedOnceAVisitAndItsFeedIsNotDueAtOnce() throws Exception {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            items.append("<item><title>Item ")
                    .append(i)
                    .append("</title><link>")
                    .append(site.url("/p/" + i));
            items.append("</link><description>The ministers met &#8230;</description></item>");
        }
        answer("/rss", 200, "<rss version='2.0'><channel><title>News</title>" + items + "</channel></rss>");
        answer("/p/", 503, "");

        assertThat(visit()).hasSize(120);
        assertThat(state.dueAt()).isAfter(clock.instant().plusSeconds(60));
        assertThat(visit()).isEmpty();
        assertThat(site.asked())
                .filteredOn(asked -> asked.path().startsWith("/p/"))
                .hasSize(2);
    }

    @Test
    void aPageThatIsNotToBeHadIsGivenUpInTheEnd() throws Exception {
        rss("The ministers met &#8230;");
        page("/a", 503);
        for (int i = 0; i < 12; i++) {
            visit();
        }

        assertThat(sent).hasSize(1);
        assertThat(site.asked()).filteredOn(asked -> asked.path().equals("/a")).hasSize(11);
        assertThat(state.etag()).isEqualTo("\"v\"");
    }

    @Test
    void anIndexIsAskedWithoutConditionAndAPartThatFailsIsAskedAgain() throws Exception {
        use("/index.xml", Feed.Kind.SITEMAP);
        answer(
                "/index.xml",
                200,
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                        + site.url("/one.xml") + "</loc></sitemap><sitemap><loc>" + site.url("/two.xml")
                        + "</loc></sitemap></sitemapindex>");
        answer("/one.xml", 500, "");
        answer("/two.xml", 200, "<html><body>Not a sitemap</body></html>");
        page("/a", 200);
        assertThat(visit()).isEmpty();
        assertThat(state.error()).isEqualTo("not-a-feed");

        answer(
                "/one.xml",
                200,
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>" + site.url("/a")
                        + "</loc></url></urlset>");
        assertThat(visit()).hasSize(1);
        assertThat(state.error()).isNull();
        assertThat(state.etag()).isNull();
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
        rss(description, "");
    }

    private void rss(String description, String filler) {
        rss("/rss", description, filler);
    }

    private void rss(String path, String description, String filler) {
        answer(
                path,
                200,
                "<rss version='2.0'><channel><title>News</title>" + filler + "<item><title>Ministers meet</title><link>"
                        + site.url("/a") + "</link><description>" + description
                        + "</description></item></channel></rss>");
    }

    private void page(String path, int status) {
        answer(path, status, PAGE);
    }

    private void answer(String path, int status, String body) {
        site.on(
                path,
                FeedServer.answering(
                        status, body.getBytes(UTF_8), "Content-Type", "text/html; charset=utf-8", "ETag", "\"v\""));
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
