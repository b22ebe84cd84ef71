package io.dyadwatch.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest publisher sends; each is read to its bound, or told from a page. */
class HostilePagesTest {
    private static final String STORY =
            "<h1>The bridge is open again</h1><p>The bridge over the Lena opened on Monday, after two years of work,"
                    + " and the first lorries crossed it before dawn.</p>";

    private final PageReader reader =
            new PageReader(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<font size=2>",
                "<a href=/x>",
                "<table><tr><td>",
                "<ul><li>",
                "<p><button>",
                "<blockquote>",
                "<svg><g>",
                "<span itemprop=author>",
                "<h1>",
                "<section class='comments related share'>",
                "<x-y>",
                "<form>",
                "<select><option>",
                "<i><p>",
                "<nobr>",
                "<template>",
                "<math><mi>",
                "<dl><dd>",
                "<article>",
                "<em><b><i><u>"
            })
    void aHundredThousandLevelsAreWalkedWithoutRecursion(String opening) {
        Page page = read(STORY + opening.repeat(100_000) + "deep");

        assertThat(page.text()).contains("The bridge over the Lena opened on Monday");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</p>",
                "</b>",
                "</a></table></div>",
                "<br>",
                "<hr>",
                "<li>",
                "<td>",
                "<tr>",
                "<p>",
                "<h2>",
                "<option>",
                "<!-- x -->",
                "<?x?>",
                "</",
                "<",
                "<a <a <a "
            })
    void aMillionTagsAreReadToTheBound(String tag) {
        Page page = read(STORY + tag.repeat(1_000_000));

        assertThat(page.text()).contains("The bridge over the Lena opened on Monday");
    }

    @Test
    void aLinkedListOfAHundredThousandItemsIsNotTheArticle() {
        Page page = read(STORY + "<ul>" + "<li><a href='/x'>An item of the list</a></li>".repeat(50_000) + "</ul>");

        assertThat(page.text()).startsWith("The bridge over the Lena").doesNotContain("An item");
    }

    @Test
    void giantAttributesAreNotLookedInto() {
        String megabytes = "x ".repeat(500_000);
        Page page = read("<div class='" + megabytes + "' style='" + megabytes + "'>" + STORY + "</div>");

        assertThat(page.text()).startsWith("The bridge over the Lena");
    }

    @Test
    void aTagWithAHundredThousandAttributesIsReadLikeAnother() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("=1");
        }
        Page page = read("<div" + attributes + ">" + STORY + "</div>");

        assertThat(page.text()).startsWith("The bridge over the Lena");
    }

    @Test
    void aTitleOfManyMegabytesIsCut() {
        Page page = read("<title>" + "long ".repeat(1_500_000) + "</title>");

        assertThat(page.title()).startsWith("long long").hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void textBeyondWhatAnArticleTakesIsCutAndTold() {
        Page page = read("<h1>Long</h1>"
                + "<p>Слово за словом, и так без конца и без края, строка за строкой.</p>".repeat(20_000));

        assertThat(page.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Article.MAX_TEXT_BYTES);
        assertThat(page.problems()).extracting(PageProblem::kind).contains(PageProblem.Kind.CUT);
    }

    @Test
    void aParagraphOfWhiteSpaceWeighsNothing() {
        Page page = read(STORY + "<p>a" + " \u00A0\n\t&nbsp;&#8203;".repeat(300_000) + "b</p>");

        assertThat(page.text()).startsWith("The bridge over the Lena").hasSizeLessThan(300);
    }

    @Test
    void brokenEntitiesAreText() {
        Page page = read(
                "<h1>Signs</h1><p>Smith &amp Sons, R&D & &notanentity; &#x110000; &#xD800; &#0; &#99999999999999; went"
                        + " to court on Friday, over a sign that nobody could read." + "&".repeat(100_000) + "</p>");

        assertThat(page.text())
                .startsWith("Smith & Sons, R&D & ")
                .doesNotContain("\uD800")
                .doesNotContain("\u0000");
        assertThat(Json.write(ArticleJson.of(page))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- ",
                "<script>",
                "<style>",
                "<textarea>",
                "<a href=\"",
                "<![CDATA[",
                "<title>",
                "<noscript>",
                "<plaintext>"
            })
    void whatIsNeverClosedTakesOnlyWhatFollows(String opening) {
        Page page = read(STORY + opening + "<p>x</p>".repeat(10_000));

        assertThat(page.text()).startsWith("The bridge over the Lena");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[", "{\"@graph\":[", "[[{\"b\":[", "{\"@type\":\"NewsArticle\",\"author\":"})
    void deepStructuredDataIsReadToItsBound(String opening) {
        Page page = read("<script type='application/ld+json'>" + opening.repeat(100_000) + "</script>" + STORY);

        assertThat(page.text()).startsWith("The bridge over the Lena");
        assertThat(page.problems()).extracting(PageProblem::kind).contains(PageProblem.Kind.STRUCTURED_DATA);
    }

    @Test
    void endlessStructuredDataIsReadToItsBound() {
        String many = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"h\"}</script>"
                .repeat(30_000);
        String large = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"keywords\":["
                + "\"k\",".repeat(500_000) + "]}</script>";

        assertThat(read(many + STORY).text()).startsWith("The bridge over the Lena");
        assertThat(read(large + STORY).text()).startsWith("The bridge over the Lena");
    }

    @Test
    void aMillionMetasLeaveTheFirstOnes() {
        Page page =
                read("<meta name='author' content='Ann Lee'><meta name='author' content='x'>".repeat(60_000) + STORY);

        assertThat(page.authors()).contains("Ann Lee").hasSizeLessThanOrEqualTo(Article.MAX_AUTHORS);
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 <html><body><p>text</p>, a PDF document",
        "GIF89a<html>, a GIF image",
        "{\"title\":\"<p>x</p>\"}, JSON",
        "just words and no markup, text without markup",
        "<?xml version=\"1.0\"?><rss><channel></channel></rss>, a feed",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>, a feed",
        "<urlset></urlset>, a sitemap",
        "'   ', empty"
    })
    void whatIsNoPageIsNamed(String content, String what) {
        Page page = read(content);

        assertThat(page.text()).isEmpty();
        assertThat(page.problems()).containsExactly(new PageProblem(PageProblem.Kind.NOT_A_PAGE, what));
        assertThat(page.canonicalUrl()).isEqualTo("https://news.example/a");
    }

    @Test
    void binaryDataSentAsHtmlIsNamed() {
        byte[] noise = new byte[200_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 31 + (i >> 3) * 17);
        }

        assertThat(reader.read(noise, "text/html", "https://news.example/a").problems())
                .extracting(PageProblem::kind)
                .contains(PageProblem.Kind.NOT_A_PAGE);
        assertThat(reader.read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "text/html", "https://news.example/a")
                        .problems())
                .containsExactly(new PageProblem(PageProblem.Kind.NOT_A_PAGE, "a PNG image"));
        assertThat(reader.read(new byte[0], null, "https://news.example/a").text())
                .isEmpty();
    }

    @Test
    void anUnusableAddressIsAbsent() {
        for (String url : List.of(
                "",
                " ",
                "not a url",
                "http://",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://[",
                "x".repeat(10_000))) {
            assertThat(reader.read(STORY.getBytes(StandardCharsets.UTF_8), null, url)
                            .canonicalUrl())
                    .isNull();
        }
    }

    @Test
    void contentTypesThatLieOrRambleDoNoHarm() {
        for (String type : List.of(
                "image/png",
                "text/html; charset=",
                "text/html; charset=utf-99",
                ";;;",
                "charset=\"",
                "text/html;charset=UTF-16")) {
            assertThat(reader.read(STORY.getBytes(StandardCharsets.UTF_8), type, "https://news.example/a")
                            .text())
                    .startsWith("The bridge over the Lena");
        }
    }

    @Test
    void aLongPageIsCutAndTold() {
        byte[] page = (STORY + " ".repeat(PageReader.MAX_BYTES)).getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(page, null, "https://news.example/a").problems())
                .extracting(PageProblem::kind)
                .contains(PageProblem.Kind.CUT);
    }

    private Page read(String html) {
        return reader.read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "https://news.example/a");
    }
}
