package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.feed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFormatsTest {

    @ParameterizedTest
    @ValueSource(strings = {"version='0.91'", "version='0.92'", "version='2.0'", "version=''", ""})
    void rssOfEveryVersionIsRead(String version) {
        Feed feed = feed("""
                <?xml version="1.0"?>
                <!-- made by hand -->
                <rss %s><channel>
                  <title>Harbour News</title><link>https://news.example/</link><description>All of it</description>
                  <language>en-gb</language>
                  <item>
                    <title>Ferry late</title><link>https://news.example/1</link><guid>https://news.example/?p=1</guid>
                    <description>&lt;p&gt;The ferry.&lt;/p&gt;&lt;p&gt;It was late.&lt;/p&gt;</description>
                    <author>jo@news.example (Jo Doe)</author>
                    <pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate>
                  </item>
                  <item><title>Ferry found</title><link>https://news.example/2</link></item>
                </channel></rss>""".formatted(version));

        assertThat(feed.title()).isEqualTo("Harbour News");
        assertThat(feed.link()).isEqualTo("https://news.example/");
        assertThat(feed.language()).isEqualTo("en-gb");
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.items())
                .extracting(FeedItem::url)
                .containsExactly("https://news.example/1", "https://news.example/2");
        FeedItem first = feed.items().get(0);
        assertThat(first.id()).isEqualTo("https://news.example/?p=1");
        assertThat(first.title()).isEqualTo("Ferry late");
        assertThat(first.text()).isEqualTo("The ferry.\n\nIt was late.");
        assertThat(first.teaser()).isTrue();
        assertThat(first.language()).isEqualTo("en-gb");
        assertThat(first.authors()).containsExactly("Jo Doe");
        assertThat(first.publishedAt()).isEqualTo(Instant.parse("2002-10-02T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"})
    void rdfHasItsItemsBesideTheChannel(String namespace) {
        Feed feed = feed("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="%s"
                         xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel rdf:about="https://news.example/rdf">
                    <title>Harbour</title><link>https://news.example/</link><dc:language>sv</dc:language>
                    <items><rdf:Seq><rdf:li rdf:resource="https://news.example/1"/></rdf:Seq></items>
                  </channel>
                  <image><title>Logo</title><link>https://logo.example/</link></image>
                  <item rdf:about="https://news.example/1">
                    <title>Färjan</title><link>https://news.example/1?x</link><dc:creator>Jo</dc:creator>
                    <dc:date>2002-10-02</dc:date>
                  </item>
                  <textinput><title>Search</title><link>https://search.example/</link></textinput>
                </rdf:RDF>""".formatted(namespace));

        assertThat(feed.title()).isEqualTo("Harbour");
        assertThat(feed.link()).isEqualTo("https://news.example/");
        assertThat(feed.language()).isEqualTo("sv");
        FeedItem item = feed.items().get(0);
        assertThat(feed.items()).hasSize(1);
        assertThat(item.id()).isEqualTo("https://news.example/1");
        assertThat(item.url()).isEqualTo("https://news.example/1?x");
        assertThat(item.title()).isEqualTo("Färjan");
        assertThat(item.authors()).containsExactly("Jo");
        assertThat(item.publishedAt()).isEqualTo(Instant.parse("2002-10-02T00:00:00Z"));
    }

    @Test
    void rdfAboutIsTheAddressWhereThereIsNoOther() {
        Feed feed = feed(
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                        + "<item rdf:about='https://news.example/1'><title>t</title></item></rdf:RDF>");

        assertThat(feed.items().get(0).url()).isEqualTo("https://news.example/1");
    }

    @Test
    void atom10IsRead() {
        Feed feed = feed("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
                  <title type="text">Hafen</title>
                  <link rel="self" href="https://news.example/atom"/>
                  <link href="https://news.example/"/>
                  <author><name>Redaktion</name></author>
                  <entry>
                    <id>tag:news.example,2002:1</id>
                    <title type="html">Die &lt;i&gt;F&amp;auml;hre&lt;/i&gt;</title>
                    <link rel="enclosure" type="audio/mpeg" href="https://news.example/1.mp3"/>
                    <link rel="alternate" type="text/html" href="https://news.example/1"/>
                    <updated>2002-10-03T13:00:00Z</updated><published>2002-10-02T13:00:00Z</published>
                    <author><name>Jo</name><email>jo@news.example</email></author><author><name>Al</name></author>
                    <summary>kurz</summary>
                    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins &amp; zwei</p><p>drei</p></div></content>
                  </entry>
                  <entry><title>ohne Autor</title><updated>2002-10-03T13:00:00Z</updated></entry>
                </feed>""");

        assertThat(feed.title()).isEqualTo("Hafen");
        assertThat(feed.link()).isEqualTo("https://news.example/");
        assertThat(feed.language()).isEqualTo("de");
        FeedItem entry = feed.items().get(0);
        assertThat(entry.id()).isEqualTo("tag:news.example,2002:1");
        assertThat(entry.url()).isEqualTo("https://news.example/1");
        assertThat(entry.title()).isEqualTo("Die Fähre");
        assertThat(entry.text()).isEqualTo("Eins & zwei\n\ndrei");
        assertThat(entry.teaser()).isFalse();
        assertThat(entry.language()).isEqualTo("de");
        assertThat(entry.authors()).containsExactly("Jo", "Al");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2002-10-02T13:00:00Z"));
        assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2002-10-03T13:00:00Z"));
        FeedItem other = feed.items().get(1);
        assertThat(other.authors()).containsExactly("Redaktion");
        assertThat(other.publishedAt()).isNull();
        assertThat(other.date()).isEqualTo(Instant.parse("2002-10-03T13:00:00Z"));
    }

    @Test
    void atom03IsRead() {
        Feed feed = feed("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#">
                  <title mode="escaped" type="text/html">Hafen &amp;amp; See</title>
                  <link rel="alternate" type="text/html" href="https://news.example/"/>
                  <entry>
                    <title>Fähre</title><id>1</id><link rel="alternate" href="https://news.example/1"/>
                    <issued>2002-10-02T13:00:00</issued><modified>2002-10-03T13:00:00Z</modified>
                    <content type="text/html" mode="escaped">&lt;b&gt;ganz&lt;/b&gt; da</content>
                  </entry>
                </feed>""");

        assertThat(feed.title()).isEqualTo("Hafen & See");
        FeedItem entry = feed.items().get(0);
        assertThat(entry.text()).isEqualTo("ganz da");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2002-10-02T13:00:00Z"));
        assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2002-10-03T13:00:00Z"));
    }

    @Test
    void channelDefinitionFormatIsRead() {
        Feed feed = feed("""
                <CHANNEL HREF="https://news.example/"><TITLE>Harbour</TITLE>
                  <ITEM HREF="https://news.example/1" LASTMOD="2002-10-02T13:00">
                    <TITLE>Ferry</TITLE><ABSTRACT>It was late.</ABSTRACT>
                  </ITEM>
                </CHANNEL>""");

        assertThat(feed.title()).isEqualTo("Harbour");
        assertThat(feed.link()).isEqualTo("https://news.example/");
        FeedItem item = feed.items().get(0);
        assertThat(item.title()).isEqualTo("Ferry");
        assertThat(item.url()).isEqualTo("https://news.example/1");
        assertThat(item.text()).isEqualTo("It was late.");
        assertThat(item.date()).isEqualTo(Instant.parse("2002-10-02T13:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ttl>60</ttl>                                                             | PT1H",
                "<ttl> 15 </ttl><sy:updatePeriod>daily</sy:updatePeriod>                   | PT15M",
                "<sy:updatePeriod>hourly</sy:updatePeriod>                                 | PT1H",
                "<sy:updatePeriod> Hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency> | PT15M",
                "<sy:updateFrequency>2</sy:updateFrequency>                                | PT12H",
                "<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>   | PT168H"
            })
    void theRhythmThatAFeedDeclaresIsKnown(String elements, Duration expected) {
        assertThat(feed(Reading.rss(elements)).rhythm()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<ttl>soon</ttl>",
                "<ttl>0</ttl>",
                "<ttl>-5</ttl>",
                "<ttl>99999999999999999999</ttl>",
                "<sy:updatePeriod>often</sy:updatePeriod>",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1000000</sy:updateFrequency>"
            })
    void aRhythmThatMakesNoSenseIsAbsent(String elements) {
        assertThat(feed(Reading.rss(elements)).rhythm()).isNull();
    }

    @Test
    void nothingIsAnEmptyFeedWithAReport() {
        assertThat(feed("").has(FeedProblem.Kind.EMPTY)).isTrue();
        assertThat(feed(" \n").has(FeedProblem.Kind.EMPTY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><head><title>Not here</title></head><body><p>404</body></html>",
                "Not found",
                "{\"error\": 404}",
                "[1, 2]",
                "\u0000\u0001\u0002"
            })
    void whatIsNoFeedIsReported(String document) {
        Feed feed = feed(document);

        assertThat(feed.items()).isEmpty();
        assertThat(feed.has(FeedProblem.Kind.NOT_A_FEED)).isTrue();
    }
}
