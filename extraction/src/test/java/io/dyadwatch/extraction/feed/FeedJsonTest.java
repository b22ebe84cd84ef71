package io.dyadwatch.extraction.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Via;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedJsonTest {

    private record Output(boolean feed, String items, String report) {}

    private static Output extract(String document) throws IOException {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        boolean feed = ExtractFeed.run(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), null, null, items, report);
        return new Output(feed, items.toString(StandardCharsets.UTF_8), report.toString(StandardCharsets.UTF_8));
    }

    @Test
    void eachItemIsALineWithTheFieldsOfAnArticle() throws IOException {
        Output output = extract(
                Reading.rss("<title>Harbour</title><link>https://n.example/</link><language>en</language><ttl>60</ttl>"
                        + "<item><guid isPermaLink='false'>1</guid><link>https://www.n.example/1</link><title>Ferry</title>"
                        + "<content:encoded>&lt;p>Late.&lt;p>Very.</content:encoded><author>Jo</author><pubDate>2002-10-02</pubDate></item>"
                        + "<item><title>Only a title</title></item>"));

        assertThat(output.feed()).isTrue();
        assertThat(output.items()).isEqualTo("""
                        {"id":"1","url":"https://www.n.example/1","source":"www.n.example","title":"Ferry","text":"Late.\\n\\nVery.","language":"en","publishedAt":"2002-10-02T00:00:00Z","authors":["Jo"]}
                        {"source":"n.example","title":"Only a title","language":"en"}
                        """);
        assertThat(output.report())
                .isEqualTo(
                        "{\"title\":\"Harbour\",\"link\":\"https://n.example/\",\"language\":\"en\",\"rhythm\":\"PT1H\",\"items\":2}\n");
    }

    @Test
    void problemsAreInTheReport() throws IOException {
        Output output = extract("<rss><channel><item><title>a & b<pubDate>soon</pubDate></item>");

        assertThat(output.feed()).isTrue();
        assertThat(output.report()).contains("\"problems\":{\"date-unreadable\":1,\"ill-formed\":");
    }

    @Test
    void whatIsNoFeedIsToldSo() throws IOException {
        Output output = extract("<html></html>");

        assertThat(output.feed()).isFalse();
        assertThat(output.items()).isEmpty();
        assertThat(output.report()).isEqualTo("{\"items\":0,\"problems\":{\"not-a-feed\":1}}\n");
    }

    @Test
    void theSourceOfARepublishedItemIsItsOrigin() throws IOException {
        assertThat(extract(
                                Reading.rss(
                                        "<item><link>https://n.example/1</link><source url='https://wire.example/rss'>W</source></item>"))
                        .items())
                .contains("\"source\":\"wire.example\"");
        assertThat(extract(Reading.rss("<item><link>https://n.example/1</link><source>The Wire</source></item>"))
                        .items())
                .contains("\"source\":\"The Wire\"");
    }

    @Test
    void theDateIsThatOfTheLastChangeWhereThereIsNoOther() throws IOException {
        assertThat(extract(Reading.atom("<entry><updated>2002-10-02</updated></entry>"))
                        .items())
                .contains("\"publishedAt\":\"2002-10-02T00:00:00Z\"");
    }

    @Test
    void anArticleIsMadeOfAnItemWithoutAnotherCheck() {
        FeedItem item = Reading.rssItem("<title>" + "é".repeat(5_000)
                + "</title><link>https://n.example/1</link><author>" + "J".repeat(2_000)
                + "</author><language>en</language><description>" + "\uD83D\uDE00 ".repeat(300_000) + "</description>");

        Article article = new Article(
                ArticleId.ofUrl(requireNonNull(item.url())),
                item.url(),
                "n.example",
                item.title(),
                requireNonNull(item.text()),
                item.language(),
                item.date(),
                Instant.EPOCH,
                Via.FEED,
                false,
                item.authors());

        assertThat(article.title()).hasSize(2048);
        assertThat(article.authors().get(0)).hasSize(512);
    }
}
