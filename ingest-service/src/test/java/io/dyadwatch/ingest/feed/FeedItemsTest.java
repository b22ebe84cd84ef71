package io.dyadwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.FeedState;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.extraction.feed.FeedItem;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedItemsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Instant DATE = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FEED = "https://www.example.org/rss";

    private final FeedItems items = new FeedItems(TrackingParameters.packaged(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void anItemIsTheArticleThatItWouldBeIfSomebodyPostedIt() {
        ItemsRead read = read(List.of(item("http://WWW.Example.org/a?utm_source=rss", "Title", "Text.")), List.of());

        Article article = article(read);
        assertThat(article.url()).isEqualTo("http://www.example.org/a");
        assertThat(article.id()).isEqualTo(ArticleId.ofUrl("http://www.example.org/a"));
        assertThat(article.source()).isEqualTo("example.org");
        assertThat(article.via()).isEqualTo(Via.FEED);
        assertThat(article.publishedAt()).isEqualTo(DATE);
        assertThat(article.fetchedAt()).isEqualTo(Instant.parse("2026-11-20T12:00:00.123Z"));
        assertThat(article.language()).isEqualTo("es");
        assertThat(article.authors()).containsExactly("Ana");
        assertThat(read.articles().get(0).item().teaser()).isTrue();
        assertThat(read.dates()).containsExactly(DATE);
    }

    @Test
    void onlyWhatIsNewOrSaysSomethingElseComesOut() {
        FeedItem same = item("https://example.org/same", "Title", "Text.");
        ItemsRead first = read(List.of(same, item("https://example.org/b", "Title", "One.")), List.of());

        ItemsRead second = read(
                List.of(
                        item("https://example.org/c", "New", "C."),
                        item("https://example.org/b", "Title", "Two."),
                        same),
                first.seen());

        assertThat(second.articles())
                .extracting(found -> Objects.requireNonNull(found.article()).url())
                .containsExactly("https://example.org/c", "https://example.org/b");
        assertThat(read(List.of(same), second.seen()).articles()).isEmpty();
    }

    @Test
    void anItemThatLeavesTheFeedAndComesBackIsStillKnown() {
        FeedItem item = item("https://example.org/a", "Title", "Text.");
        List<String> seen = read(List.of(item), List.of()).seen();
        List<String> without =
                read(List.of(item("https://example.org/b", "B", "B.")), seen).seen();

        assertThat(read(List.of(item), without).articles()).isEmpty();
    }

    @Test
    void whatIsKnownIsBoundedAndTheOldestGoFirst() {
        List<FeedItem> many = IntStream.range(0, 3000)
                .mapToObj(i -> item("https://example.org/" + i, "Title", "Text."))
                .toList();
        List<String> seen = read(many, List.of()).seen();
        List<String> later = read(List.of(item("https://example.org/new", "New", "New.")), seen)
                .seen();

        assertThat(later).hasSize(1 + FeedItems.KEPT_BEYOND_FEED).element(1).isEqualTo(seen.get(0));
        assertThat(later.size()).isLessThanOrEqualTo(FeedState.MAX_SEEN);
    }

    @Test
    void ofAHeadlineAloneTheHeadlineIsTheText() {
        Article article = article(read(List.of(item("https://example.org/a", "Headline", null)), List.of()));

        assertThat(article.title()).isNull();
        assertThat(article.text()).isEqualTo("Headline");
    }

    @Test
    void anItemWithoutAnAddressIsKnownByItsContent() {
        ItemsRead read = read(List.of(item(null, "Title", "Text.")), List.of());

        assertThat(article(read).id()).isEqualTo(ArticleId.ofContent("example.org", "Title", "Text."));
        assertThat(read(List.of(item(null, "Title", "Text.")), read.seen()).articles())
                .isEmpty();
    }

    @Test
    void whatIsNoArticleIsCountedByItsReason() {
        ItemsRead read = read(
                List.of(
                        item("https://example.org/a", null, null),
                        item("ftp://example.org/b", "Title", "Text."),
                        item("https://example.org/c", "Title", "Text."),
                        item("https://example.org/c", "Title", "Text."),
                        item("https://example.org/c#x", "Title", "Another text.")),
                List.of());

        assertThat(read.articles()).hasSize(1);
        assertThat(read.unusable())
                .isEqualTo(Map.of(
                        ItemsRead.Unusable.NO_TEXT, 1, ItemsRead.Unusable.INVALID, 1, ItemsRead.Unusable.REPEATED, 1));
        assertThat(read.unusableCount()).isEqualTo(3);
    }

    private static Article article(ItemsRead read) {
        return Objects.requireNonNull(read.articles().get(0).article());
    }

    private ItemsRead read(List<FeedItem> found, List<String> seen) {
        return items.read(found, FEED, false, seen);
    }

    private static FeedItem item(@Nullable String url, @Nullable String title, @Nullable String text) {
        return new FeedItem("id", url, title, text, true, "es", List.of("Ana"), DATE, null, null);
    }
}
