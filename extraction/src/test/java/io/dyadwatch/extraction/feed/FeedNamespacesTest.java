package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.feed;
import static io.dyadwatch.extraction.feed.Reading.rss;
import static io.dyadwatch.extraction.feed.Reading.rssItem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedNamespacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns:dc='http://purl.org/dc/elements/1.1/'",
                "xmlns:dc='http://purl.org/dc/elements/1.1'",
                "xmlns:dc='HTTP://PURL.ORG/DC/Elements/1.1/'",
                "xmlns:dc=' http://purl.org/dc/elements/1.1/ '",
                "xmlns:dc='https://purl.org/dc/elements/1.1/'",
                "xmlns:dc='http://purl.org/dc/elements/1.0/'",
                ""
            })
    void theUriIsKnownInAllItsFormsAndThePrefixWithoutOne(String declaration) {
        assertThat(feed("<rss " + declaration + "><channel><item><dc:creator>Jo</dc:creator></item></channel></rss>")
                        .items()
                        .get(0)
                        .authors())
                .containsExactly("Jo");
    }

    @Test
    void theUriDecidesAndNotThePrefix() {
        Feed feed = feed("<rss xmlns:x='http://purl.org/dc/elements/1.1/' xmlns:dc='urn:other'><channel>"
                + "<item><dc:creator>Not Jo</dc:creator><x:creator>Jo</x:creator></item></channel></rss>");

        assertThat(feed.items().get(0).authors()).containsExactly("Jo");
    }

    @Test
    void anElementOfAnotherVocabularyIsAnotherElement() {
        Feed feed = feed("<rss xmlns:x='urn:x'><channel><item><x:description>wrong</x:description>"
                + "<description>right</description><x:title>wrong</x:title><title xmlns='urn:x'>wrong</title>"
                + "<title>right</title></item></channel></rss>");

        assertThat(feed.items().get(0).text()).isEqualTo("right");
        assertThat(feed.items().get(0).title()).isEqualTo("right");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns='http://backend.userland.com/rss2'",
                "xmlns='http://blogs.law.harvard.edu/tech/rss'",
                "xmlns=''",
                "xmlns='urn:nobody-knows'"
            })
    void aFeedMayBeInANamespaceOfItsOwn(String declaration) {
        assertThat(feed("<rss " + declaration
                                + "><channel><title>t</title><item><title>i</title></item></channel></rss>")
                        .items())
                .extracting(FeedItem::title)
                .containsExactly("i");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2005/Atom", "https://www.w3.org/2005/atom/", "http://purl.org/atom/ns#",
                "http://purl.org/atom/ns#draft-ietf-atompub-format-05", "http://example.com/necho",
                        "uri/of/echo/namespace#"
            })
    void atomIsKnownByAnyPrefixAndUri(String uri) {
        Feed feed = feed("<a:feed xmlns:a='" + uri + "'><a:title>t</a:title><a:entry><a:title>e</a:title>"
                + "<a:link href='https://n.example/1'/></a:entry></a:feed>");

        assertThat(feed.title()).isEqualTo("t");
        assertThat(feed.items().get(0).url()).isEqualTo("https://n.example/1");
    }

    @Test
    void atomsElementsCountInRss() {
        FeedItem item = rssItem("<atom:author><atom:name>Jo</atom:name></atom:author>"
                + "<atom:updated>2002-10-03T00:00:00Z</atom:updated><atom:published>2002-10-02T00:00:00Z</atom:published>"
                + "<atom:id>7</atom:id>");

        assertThat(item.authors()).containsExactly("Jo");
        assertThat(item.updatedAt()).isEqualTo("2002-10-03T00:00:00Z");
        assertThat(item.publishedAt()).isEqualTo("2002-10-02T00:00:00Z");
        assertThat(item.id()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"TITLE,Title", "TiTlE,title"})
    void lettersCaseDoesNotMatter(String start, String end) {
        assertThat(feed("<RSS><Channel><ITEM><" + start + ">i</" + end + "></Item></CHANNEL></rss>")
                        .items())
                .extracting(FeedItem::title)
                .containsExactly("i");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pubDate>2002-10-02</pubDate>",
                "<published>2002-10-02</published>",
                "<issued>2002-10-02</issued>",
                "<dc:date>2002-10-02</dc:date>",
                "<dcterms:issued>2002-10-02</dcterms:issued>",
                "<dcterms:created>2002-10-02</dcterms:created>",
                "<created>2002-10-02</created>",
                "<PUBDATE>2002-10-02</PUBDATE>",
                "<pubDate/><dc:date>2002-10-02</dc:date>"
            })
    void theDateOfPublicationIsWhereverThereIsOne(String element) {
        assertThat(rssItem(element).publishedAt()).isEqualTo("2002-10-02T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<updated>2002-10-02</updated>", "<modified>2002-10-02</modified>",
                "<dcterms:modified>2002-10-02</dcterms:modified>", "<lastBuildDate>2002-10-02</lastBuildDate>"
            })
    void theDateOfTheLastChangeIsWhereverThereIsOne(String element) {
        FeedItem item = rssItem(element);

        assertThat(item.updatedAt()).isEqualTo("2002-10-02T00:00:00Z");
        assertThat(item.publishedAt()).isNull();
        assertThat(item.date()).isEqualTo(item.updatedAt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<author>Jo Doe</author>                                        | Jo Doe",
                "<author>jo@n.example (Jo Doe)</author>                         | Jo Doe",
                "<author>Jo Doe (jo@n.example)</author>                         | Jo Doe",
                "<author>Jo Doe &lt;jo@n.example&gt;</author>                   | Jo Doe",
                "<author>\"Jo Doe\" &lt;mailto:jo@n.example&gt;</author>        | Jo Doe",
                "<author>jo@n.example</author>                                  | jo@n.example",
                "<author>jo@n.example (Jo Doe (Oslo))</author>                  | Jo Doe (Oslo)",
                "<author>noreply@n.example ()</author>                          | noreply@n.example",
                "<author><name>Jo Doe</name><email>jo@n.example</email></author> | Jo Doe",
                "<author><email>jo@n.example</email></author>                   | jo@n.example",
                "<author>&lt;a href='x'&gt;Jo Doe&lt;/a&gt;</author>            | Jo Doe",
                "<dc:creator><![CDATA[Jo Doe]]></dc:creator>                    | Jo Doe",
                "<dc:author>Jo Doe</dc:author>                                  | Jo Doe",
                "<dc:creator><foaf:Person><foaf:name>Jo Doe</foaf:name></foaf:Person></dc:creator> | Jo Doe",
                "<itunes:author>Jo Doe</itunes:author>                          | Jo Doe",
                "<itunes:author>The Channel</itunes:author><author>Jo Doe</author> | Jo Doe",
                "<author>Jo Doe</author><dc:creator>Jo Doe</dc:creator>         | Jo Doe"
            })
    void anAuthorIsAName(String elements, String expected) {
        assertThat(rssItem(elements).authors()).containsExactly(expected);
    }

    @Test
    void anAtomEntryHasItsOwnAuthorsElseThoseOfItsSourceElseThoseOfTheFeed() {
        Feed feed = feed(Reading.atom("<author><name>Desk</name></author>"
                + "<entry><author><name>Jo</name></author><source><author><name>Al</name></author></source></entry>"
                + "<entry><source><author><name>Al</name></author></source></entry>"
                + "<entry><source><title>Wire</title></source></entry>"));

        assertThat(feed.items().get(0).authors()).containsExactly("Jo");
        assertThat(feed.items().get(1).authors()).containsExactly("Al");
        assertThat(feed.items().get(2).authors()).containsExactly("Desk");
    }

    @Test
    void theEditorOfAnRssChannelIsNoAuthorOfItsItems() {
        Feed feed = feed(
                rss("<managingEditor>Desk</managingEditor><dc:creator>Desk</dc:creator><item><title>t</title></item>"));

        assertThat(feed.items().get(0).authors()).isEmpty();
    }

    @Test
    void contributorsPublishersAndEmptyNamesAreNoAuthors() {
        assertThat(rssItem(
                                "<contributor><name>No</name></contributor><dc:contributor>No</dc:contributor>"
                                        + "<dc:publisher>No</dc:publisher><author/><author><name> </name></author><dc:creator/>")
                        .authors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<language>en-us</language>                              | en-us",
                "<language> en_US </language>                            | en-US",
                "<dc:language>nl</dc:language>                           | nl",
                "<title xml:lang='fr'>t</title>                          | fr"
            })
    void theFeedsLanguageIsWhereverItIsStated(String elements, String expected) {
        Feed feed = feed(rss(elements + "<item><title>i</title></item>"));

        assertThat(feed.language()).isEqualTo(expected);
        assertThat(feed.items().get(0).language()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>t</title><content>c</content>                                  | de",
                "<title>t</title><content xml:lang='en'>c</content>                    | en",
                "<title xml:lang='en'>t</title>                                        | en",
                "<title xml:lang='fr'>t</title><content xml:lang='en'>c</content>      | en",
                "<dc:language>en</dc:language><content>c</content>                     | en",
                "<summary xml:lang='fr'>s</summary><content xml:lang='en_GB'>c</content> | en-GB",
                "<content type='xhtml' xml:lang='en'><div xml:lang='fr'>c</div></content> | en"
            })
    void anEntrysLanguageIsThatOfItsText(String elements, String expected) {
        Feed feed =
                feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><entry>" + elements + "</entry></feed>");

        assertThat(feed.language()).isEqualTo("de");
        assertThat(feed.items().get(0).language()).isEqualTo(expected);
    }

    @Test
    void anEmptyLanguageUnsaysTheOuterOne() {
        Feed feed = feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><entry xml:lang=''><title>t</title>"
                + "<content>c</content></entry></feed>");

        assertThat(feed.items().get(0).language()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "english language",
                "x",
                "e",
                "und",
                "12",
                "en;q=0.5",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aLanguageThatIsNoTagIsAbsentAndCounted(String written) {
        Feed feed = feed(rss("<language>" + written + "</language>"));

        assertThat(feed.language()).isNull();
        assertThat(feed.has(FeedProblem.Kind.LANGUAGE_UNREADABLE)).isTrue();
    }
}
