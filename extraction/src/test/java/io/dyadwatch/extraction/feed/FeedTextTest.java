package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.atom03Entry;
import static io.dyadwatch.extraction.feed.Reading.atomEntry;
import static io.dyadwatch.extraction.feed.Reading.feed;
import static io.dyadwatch.extraction.feed.Reading.rss;
import static io.dyadwatch.extraction.feed.Reading.rssItem;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plain                                      | Plain",
                "1 &lt; 2                                   | 1 < 2",
                "<![CDATA[1 < 2]]>                          | 1 < 2",
                "AT&amp;T                                   | AT&T",
                "AT&amp;amp;T                               | AT&T",
                "AT&T                                       | AT&T",
                "<![CDATA[AT&amp;T]]>                       | AT&T",
                "Caf&amp;eacute;                            | Café",
                "Caf&eacute;                                | Café",
                "&lt;b&gt;Bold&lt;/b&gt; move               | Bold move",
                "<![CDATA[<b>Bold</b> move]]>               | Bold move",
                "<b>Bold</b> move                           | Bold move",
                "Use List&lt;String&gt;                     | Use List<String>",
                "Q&amp;A: why &lt;blink&gt; died            | Q&A: why died",
                "It&#8217;s &#x201C;so&#x201D;              | It’s “so”",
                "It&amp;#8217;s                             | It’s",
                "don&#146;t                                 | don’t",
                "CafÃ©                                      | Café",
                "<p>In a paragraph</p>                      | In a paragraph"
            })
    void anRssTitleIsTextHoweverItIsEscaped(String written, String expected) {
        assertThat(rssItem("<title>" + written + "</title>").title()).isEqualTo(expected);
    }

    @Test
    void aTitleIsOneLine() {
        assertThat(rssItem("<title>\n  Two\n  lines&lt;br&gt;or three </title>").title())
                .isEqualTo("Two lines or three");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                    | a &amp; b                         | a & b",
                "type='text'                                           | x &lt;b&gt; y                     | x <b> y",
                "type='text'                                           | a &amp;amp; b                     | a &amp; b",
                "type='text/plain'                                     | 1 &lt; 2                          | 1 < 2",
                "type='html'                                           | &lt;b&gt;a&lt;/b&gt; &amp;amp; b  | a & b",
                "type='text/html'                                      | &lt;b&gt;a&lt;/b&gt;              | a",
                "type='HTML'                                           | &lt;b&gt;a&lt;/b&gt;              | a",
                "type='html'                                           | <b>a</b>                          | a",
                "type='xhtml'                                          | <div>a <b>b</b> &lt; c</div>      | a b < c",
                "type='xhtml'                                          | <h:div xmlns:h='http://www.w3.org/1999/xhtml'>a <h:b>b</h:b></h:div> | a b",
                "type='application/octet-stream'                       | RsOkaHJl                          | Fähre",
                "type='application/x-other'                            | not base64                        | not base64"
            })
    void aTextOfAtomIsWhatItsTypeSays(String type, String written, String expected) {
        assertThat(atomEntry("<title " + type.replace("''", "") + ">" + written + "</title>")
                        .title())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type='text/html' mode='escaped'               | &lt;b&gt;a&lt;/b&gt;  | a",
                "type='text/html' mode='escaped'               | <![CDATA[<b>a</b>]]>  | a",
                "type='application/xhtml+xml' mode='xml'       | <div>a <b>b</b></div> | a b",
                "type='application/xhtml+xml' mode='escaped'   | &lt;b&gt;a&lt;/b&gt;  | a",
                "type='text/html' mode='base64'                | PGI+RsOkaHJlPC9iPg==  | Fähre",
                "mode='base64'                                 | RsOkaHJl              | Fähre",
                "type='text/plain'                             | &amp;amp;             | &amp;"
            })
    void aTextOfAtom03IsWhatItsModeSays(String type, String written, String expected) {
        assertThat(atom03Entry("<content " + type + ">" + written + "</content>")
                        .text())
                .isEqualTo(expected);
    }

    @Test
    void contentElsewhereAndMediaAreNoText() {
        FeedItem entry = atomEntry("<summary>short</summary><content src='https://news.example/1' type='text/html'/>");
        FeedItem video = atomEntry("<summary>short</summary><content type='video/mp4'>AAECAwQFBgc=</content>");

        assertThat(entry.text()).isEqualTo("short");
        assertThat(entry.teaser()).isTrue();
        assertThat(video.text()).isEqualTo("short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<content:encoded><![CDATA[<p>Full text.</p>]]></content:encoded>",
                "<content:encoded>&lt;p&gt;Full text.&lt;/p&gt;</content:encoded>",
                "<body xmlns='http://www.w3.org/1999/xhtml'><p>Full text.</p></body>",
                "<x:body xmlns:x='http://www.w3.org/1999/xhtml'><x:p>Full <x:b>text</x:b>.</x:p></x:body>",
                "<fullitem>&lt;p&gt;Full text.&lt;/p&gt;</fullitem>",
                "<atom:content xmlns:atom='http://www.w3.org/2005/Atom' type='html'>&lt;p>Full text.</atom:content>"
            })
    void fullContentGoesBeforeTheSummary(String content) {
        FeedItem before = rssItem(content + "<description>Short text.</description>");
        FeedItem after = rssItem("<description>Short text.</description>" + content);

        assertThat(before.text()).isEqualTo("Full text.");
        assertThat(after.text()).isEqualTo("Full text.");
        assertThat(before.teaser()).isFalse();
    }

    @Test
    void contentThatIsOnlyAPictureGivesWayToTheSummary() {
        FeedItem item =
                rssItem("<content:encoded>&lt;img src='a'&gt;</content:encoded><description>Text.</description>");

        assertThat(item.text()).isEqualTo("Text.");
        assertThat(item.teaser()).isTrue();
    }

    @Test
    void contentThatIsFarShorterThanTheSummaryIsNone() {
        String summary = "A long sentence of the summary. ".repeat(20);
        FeedItem item =
                rssItem("<content:encoded>Photo: AP</content:encoded><description>" + summary + "</description>");

        assertThat(item.text()).isEqualTo(summary.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"It was late…", "It was late...", "It was late […]", "It was late [...]"})
    void contentThatBreaksOffIsATeaser(String text) {
        assertThat(rssItem("<content:encoded>" + text + "</content:encoded>").teaser())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<description>Text.</description>",
                "<summary>Text.</summary>",
                "<dc:description>Text.</dc:description>",
                "<itunes:summary>Text.</itunes:summary>",
                "<media:description>Text.</media:description>",
                "<media:group><media:description>Text.</media:description></media:group>",
                "<description/><dc:description>Text.</dc:description>"
            })
    void theSummaryIsWhereverThereIsOne(String element) {
        assertThat(rssItem(element).text()).isEqualTo("Text.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Title</title><media:title>Other</media:title>",
                "<media:title>Other</media:title><title>Title</title>",
                "<dc:title>Title</dc:title>",
                "<itunes:title>Title</itunes:title>",
                "<title/><dc:title>Title</dc:title>",
                "<media:content><media:title>Title</media:title></media:content>",
                "<image><title>Other</title></image><title>Title</title>",
                "<source url='https://o.example'>Other</source><title>Title</title>"
            })
    void theTitleIsTheItemsOwn(String elements) {
        assertThat(rssItem(elements).title()).isEqualTo("Title");
    }

    @Test
    void aDescriptionOfTextAndCdataIsBoth() {
        assertThat(rssItem("<description>Now: <![CDATA[<b>Big</b> news]]> today</description>")
                        .text())
                .isEqualTo("Now: Big news today");
    }

    @Test
    void anItemWithoutTextHasNone() {
        FeedItem item = rssItem("<title>t</title><description>  </description>");

        assertThat(item.text()).isNull();
    }

    @Test
    void entitiesThatTheDocumentDeclaresAreKnown() {
        Feed feed = feed("""
                <!DOCTYPE rss [
                  <!ENTITY paper "The Harbour &#38; Sea"> <!ENTITY path 'C:\\new\\1'>
                  <!ENTITY % parameter "x"> <!ENTITY outside SYSTEM "file:///etc/passwd"> <!ENTITY two "&paper;&paper;">
                ]>
                <rss><channel><title>&paper; &path; &outside; &two;</title></channel></rss>""");

        assertThat(feed.title()).isEqualTo("The Harbour & Sea C:\\new\\1 &outside; &two;");
        assertThat(feed.has(FeedProblem.Kind.ENTITY_REFUSED)).isTrue();
    }

    @Test
    void fieldsAreCutAtTheBoundsOfAnArticle() {
        String emoji = "\uD83D\uDE00";
        Feed feed = feed(rss("<item><title>" + emoji.repeat(2_000) + "</title><description>" + "é ".repeat(400_000)
                + "</description></item>"));
        FeedItem item = feed.items().get(0);

        assertThat(item.title()).isEqualTo(emoji.repeat(1_024));
        assertThat(requireNonNull(item.text()).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(512 * 1024 - 10, 512 * 1024);
        assertThat(feed.problems()).contains(new FeedProblem(FeedProblem.Kind.FIELD_CUT, 2));
    }
}
