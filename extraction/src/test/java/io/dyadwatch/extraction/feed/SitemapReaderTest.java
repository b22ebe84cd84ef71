package io.dyadwatch.extraction.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SitemapReaderTest {
    private static final String ADDRESS = "https://example.org/news.xml";

    private final SitemapReader reader = new SitemapReader();

    private SitemapReader.Sitemap read(String xml) {
        return reader.read(xml.getBytes(UTF_8), ADDRESS);
    }

    @Test
    void aSitemapOfNewsIsAFeedWithoutTextsTheNewestFirst() {
        SitemapReader.Sitemap map = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                  <url><loc>https://example.org/old</loc>
                    <news:news><news:publication><news:name>Example</news:name><news:language>es</news:language>
                      </news:publication><news:publication_date>2026-11-19T08:00:00+01:00</news:publication_date>
                      <news:title>Ministros &amp; jueces</news:title></news:news></url>
                  <url><loc>https://example.org/new</loc><lastmod>2026-11-20T08:00:00Z</lastmod></url>
                </urlset>
                """);

        assertThat(map.parts()).isEmpty();
        assertThat(map.pages().items())
                .extracting(FeedItem::url)
                .containsExactly("https://example.org/new", "https://example.org/old");
        FeedItem news = map.pages().items().get(1);
        assertThat(news.title()).isEqualTo("Ministros & jueces");
        assertThat(news.language()).isEqualTo("es");
        assertThat(news.date()).isEqualTo(Instant.parse("2026-11-19T07:00:00Z"));
        assertThat(news.text()).isNull();
        assertThat(news.teaser()).isTrue();
    }

    @Test
    void anIndexNamesItsNewestParts() {
        SitemapReader.Sitemap index = read("""
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <sitemap><loc>https://example.org/a.xml</loc><lastmod>2026-11-01</lastmod></sitemap>
                  <sitemap><loc>https://example.org/b.xml</loc><lastmod>2026-11-20</lastmod></sitemap>
                </sitemapindex>
                """);

        assertThat(index.parts()).containsExactly("https://example.org/b.xml", "https://example.org/a.xml");
        assertThat(index.pages().items()).isEmpty();
    }

    @Test
    void whatIsNoSitemapIsSaidAndNothingIsExpanded() {
        String bomb = "<!DOCTYPE urlset [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://example.org/&b;</loc></url></urlset>";

        assertThat(read("").pages().has(FeedProblem.Kind.EMPTY)).isTrue();
        assertThat(read("<html><body>404</body></html>").pages().items()).isEmpty();
        assertThat(read("{\"a\": 1}").pages().items()).isEmpty();
        assertThat(read(bomb).pages().items())
                .noneMatch(item -> String.valueOf(item.url()).contains("aaaaaaaaaaaa"));
    }
}
