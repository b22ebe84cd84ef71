package io.dyadwatch.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMetadataTest {
    private static final String STORY =
            "<p>The bridge over the Lena opened on Monday, after two years of work, and lorries crossed it before"
                    + " dawn.</p>";
    private static final String NOW = "2026-11-20T12:00:00Z";

    private final PageReader reader = new PageReader(Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC));

    @Test
    void aGraphOfStructuredDataIsFollowed() {
        Page page = read("""
            <html lang="es_ar"><script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[
             {"@type":"Organization","@id":"#org","name":"Diario Austral"},
             {"@type":"Person","@id":"#p","name":"Inés Roa"},
             {"@type":"WebPage","url":"https://austral.example/nota","inLanguage":"es-AR"},
             {"@type":["Article","NewsArticle"],"headline":"El puente, abierto","author":[{"@id":"#p"},{"@type":"Person","name":"Luis Paz"}],
              "publisher":{"@id":"#org"},"datePublished":"2026-11-18T09:30:00-03:00","mainEntityOfPage":{"@id":"https://austral.example/nota"}}]}
            </script>\
            """ + STORY);

        assertThat(page.title()).isEqualTo("El puente, abierto");
        assertThat(page.authors()).containsExactly("Inés Roa", "Luis Paz");
        assertThat(page.siteName()).isEqualTo("Diario Austral");
        assertThat(page.publishedAt()).isEqualTo("2026-11-18T12:30:00Z");
        assertThat(page.canonicalUrl()).isEqualTo("https://austral.example/nota");
        assertThat(page.language()).isEqualTo("es-AR");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void brokenStructuredDataIsReadUpToTheFault() {
        Page page = read("""
            <script type="application/ld+json">//<![CDATA[
            {"@type":"NewsArticle", // the story
             'headline':"A line
            break", "datePublished":"2026-11-18T09:30:00Z","author":{"name":"Ann Lee"},
             "description":"She said "no" and left"}
            //]]></script>\
            """ + STORY);

        assertThat(page.title()).isEqualTo("A line break");
        assertThat(page.publishedAt()).isEqualTo("2026-11-18T09:30:00Z");
        assertThat(page.authors()).containsExactly("Ann Lee");
        assertThat(page.problems()).extracting(PageProblem::kind).containsExactly(PageProblem.Kind.STRUCTURED_DATA);
    }

    @Test
    void articlesOfAListAreNotTheArticleOfThePage() {
        Page page = read("""
            <title>The bridge is open</title><script type="application/ld+json">
            [{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another story","datePublished":"2020-01-01"}]}]
            </script><h1>The bridge is open</h1>\
            """ + STORY);

        assertThat(page.title()).isEqualTo("The bridge is open");
        assertThat(page.publishedAt()).isNull();
    }

    @Test
    void metasServeWhereThereIsNoStructuredData() {
        Page page = read("""
            <meta property="og:title" content="Opened at last | Lena Post"><meta property="og:site_name" content="Lena Post">
            <meta property="og:url" content="/news/bridge?id=1#top"><meta name="DC.creator" content="by Olga Petrova and Ivan Lim">
            <meta property="article:published_time" content="2026-11-17T08:00:00+0900"><meta property="og:locale" content="en_GB">
            """ + STORY);

        assertThat(page.title()).isEqualTo("Opened at last");
        assertThat(page.canonicalUrl()).isEqualTo("https://news.example/news/bridge?id=1");
        assertThat(page.authors()).containsExactly("Olga Petrova", "Ivan Lim");
        assertThat(page.publishedAt()).isEqualTo("2026-11-16T23:00:00Z");
        assertThat(page.language()).isEqualTo("en-GB");
    }

    @Test
    void microdataAndPrintedBylinesAreRead() {
        Page page = read("""
            <h1 itemprop="headline">The bridge is open again</h1><span class="byline">By Ruth Calder</span>
            <time itemprop="datePublished" datetime="2026-11-19">yesterday</time>\
            """ + STORY);

        assertThat(page.title()).isEqualTo("The bridge is open again");
        assertThat(page.authors()).containsExactly("Ruth Calder");
        assertThat(page.publishedAt()).isEqualTo("2026-11-19T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "The bridge is open - Lena Post ^ Lena Post ^ The bridge is open",
                "Lena Post: news | The bridge is open ^ Lena Post ^ The bridge is open",
                "The bridge - an icon - is open ^ Lena Post ^ The bridge - an icon - is open",
                "The bridge is open at last | Society | Lena Post ^ Lena Post ^ The bridge is open at last",
                "The bridge is open — News Example ^ Other ^ The bridge is open",
                "Post-war bridges ^ Post ^ Post-war bridges"
            })
    void theSiteIsCutFromTheTitle(String title, String site, String headline) {
        Page page = read("<title>" + title + "</title><meta property='og:site_name' content='" + site + "'>" + STORY);

        assertThat(page.title()).isEqualTo(headline);
    }

    @Test
    void theHeadlineIsNeitherTheLogoNorRepeated() {
        Page page = read("<title>The bridge is open | Lena Post</title><meta property='og:site_name' content='Lena"
                + " Post'><h1>Lena Post</h1><div><h1>The <i>bridge</i> is open</h1><p>The"
                + " bridge is open</p>" + STORY + "</div>");

        assertThat(page.title()).isEqualTo("The bridge is open");
        assertThat(page.text()).doesNotContain("The bridge is open");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T09:30:00Z, 2026-11-18T09:30:00Z",
        "2026-11-18T09:30:00.123+01:00, 2026-11-18T08:30:00Z",
        "2026-11-18T09:30+0530, 2026-11-18T04:00:00Z",
        "2026-11-18 09:30:15, 2026-11-18T09:30:15Z",
        "2026-11-18, 2026-11-18T00:00:00Z",
        "20261118, 2026-11-18T00:00:00Z",
        "2026/11/8 9:05, 2026-11-08T09:05:00Z",
        "'Wed, 18 Nov 2026 09:30:00 GMT', 2026-11-18T09:30:00Z",
        "1795080600, 2026-11-19T09:30:00Z",
        "1795080600000, 2026-11-19T09:30:00Z",
        "2026-11-18T24:00:00Z, 2026-11-19T00:00:00Z"
    })
    void datesAreReadInTheFormsThatOccur(String stated, Instant meant) {
        assertThat(read("<meta name='date' content='" + stated + "'>" + STORY).publishedAt())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z", "0001-01-01", "2031-05-01", "2026-13-45", "yesterday", "99999999999999999999"})
    void datesThatCannotBeArePassedOverAndTold(String stated) {
        Page page = read("<meta property='article:published_time' content='" + stated + "'>" + STORY);

        assertThat(page.publishedAt()).isNull();
        assertThat(page.problems()).extracting(PageProblem::kind).containsExactly(PageProblem.Kind.DATE);
    }

    @Test
    void aDateOfChangeIsNotTakenForThatOfPublication() {
        Page page = read("""
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-19T10:00:00Z","dateModified":"2026-11-19T10:00:00Z"}</script>
            <meta property="article:published_time" content="2024-02-03T07:00:00Z">\
            """ + STORY);

        assertThat(page.publishedAt()).isEqualTo("2024-02-03T07:00:00Z");
    }

    @Test
    void theDayInTheUrlServesAtLast() {
        Page page = reader.read(bytes(STORY), null, "https://news.example/2025/03/09/bridge.html");

        assertThat(page.publishedAt()).isEqualTo("2025-03-09T00:00:00Z");
    }

    @Test
    void aHomePageIsNoCanonicalUrlOfAnArticle() {
        Page page = read("<link rel='canonical' href='https://news.example/'>" + STORY);

        assertThat(page.canonicalUrl()).isEqualTo("https://news.example/a/b");
        assertThat(page.problems()).extracting(PageProblem::kind).containsExactly(PageProblem.Kind.CANONICAL_URL);
    }

    @Test
    void aLanguageWhoseScriptTheTextIsNotInIsPassedOver() {
        Page page = read(
                "<html lang='en'><meta property='og:locale' content='ru_RU'><p>Мост через Лену открыли в понедельник,"
                        + " после двух лет работ, и первые грузовики проехали до рассвета.</p>");

        assertThat(page.language()).isEqualTo("ru-RU");
    }

    @Test
    void aTeaserIsToldFromAnArticle() {
        String paywall = "<div class='paywall'><p>Log in to read on.</p></div>";

        assertThat(read("<h1>The bridge is open</h1>" + STORY + paywall).teaser())
                .isTrue();
        assertThat(read("<script"
                                + " type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>"
                                + STORY)
                        .teaser())
                .isTrue();
        assertThat(read(STORY).teaser()).isFalse();
    }

    @Test
    void theJsonNamesWhatIsThereOnly() {
        Page page = read("<html lang='en'><title>The bridge is open</title>" + STORY);

        assertThat(ArticleJson.of(page).line())
                .isEqualTo("{\"url\":\"https://news.example/a/b\",\"source\":\"news.example\",\"title\":\"The bridge is"
                        + " open\",\"text\":\"The bridge over the Lena opened on Monday, after two years of work,"
                        + " and lorries crossed it before dawn.\",\"language\":\"en\"}");
        assertThat(ArticleJson.of(reader.read(bytes("no page"), null, "nowhere"))
                        .line())
                .isEqualTo("{}");
    }

    @Test
    void oneReaderServesManyThreads() {
        List<Page> pages = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> read("<h1>Bridge " + i + " is open</h1><title>Bridge " + i + " is open</title>" + STORY))
                .toList();

        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i).title()).isEqualTo("Bridge " + i + " is open");
        }
    }

    private Page read(String html) {
        return reader.read(bytes(html), "text/html; charset=utf-8", "https://news.example/a/b");
    }

    private static byte[] bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
