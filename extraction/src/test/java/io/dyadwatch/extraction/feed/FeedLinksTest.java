package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.atom;
import static io.dyadwatch.extraction.feed.Reading.atomEntry;
import static io.dyadwatch.extraction.feed.Reading.feed;
import static io.dyadwatch.extraction.feed.Reading.rss;
import static io.dyadwatch.extraction.feed.Reading.rssItem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedLinksTest {
    private static final String PAGE = "https://news.example/1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link>https://news.example/1</link>",
                "<link> https://news.example/1\n </link>",
                "<link><![CDATA[https://news.example/1]]></link>",
                "<link href='https://news.example/1'/>",
                "<link url='https://news.example/1'/>",
                "<link uri='at://x'>https://news.example/1</link>",
                "<guid>https://news.example/1</guid>",
                "<guid isPermaLink='true'>https://news.example/1</guid>",
                "<guid>https://news.example/?p=1</guid><link>https://news.example/1</link>",
                "<link>https://tracker.example/x</link><feedburner:origLink>https://news.example/1</feedburner:origLink>",
                "<atom:link rel='self' href='https://news.example/feed'/><link>https://news.example/1</link>",
                "<link>https://news.example/1</link><atom:link rel='replies' href='https://news.example/feed'/>",
                "<link/><guid>https://news.example/1</guid>",
                "<link>javascript:alert(1)</link><guid>https://news.example/1</guid>",
                "<enclosure url='https://news.example/a.mp3'/><comments>https://news.example/c</comments><link>https://news.example/1</link>",
                "<image><link>https://logo.example/</link></image><link>https://news.example/1</link>"
            })
    void anRssItemHasThisAddress(String elements) {
        assertThat(rssItem(elements).url()).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link href='https://news.example/1'/>",
                "<link rel='alternate' href=' https://news.example/1 '/>",
                "<link rel='self' href='https://news.example/s'/><link rel='alternate' href='https://news.example/1'/>",
                "<link rel='enclosure' href='https://news.example/e'/><link href='https://news.example/1'/>",
                "<link href='https://news.example/1'/><link rel='via' type='text/html' href='https://other.example/'/>",
                "<link type='application/pdf' href='https://news.example/p'/><link type='text/html' href='https://news.example/1'/>",
                "<link type='text/html' href='https://news.example/1'/><link type='application/pdf' href='https://news.example/p'/>",
                "<link rel='alternate'>https://news.example/1</link><link rel='enclosure'>https://news.example/e</link>",
                "<id>https://news.example/1</id>",
                "<content type='xhtml'><div><link href='https://other.example/'/></div></content><link href='https://news.example/1'/>"
            })
    void anAtomEntryHasThisAddress(String elements) {
        assertThat(atomEntry(elements).url()).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<guid isPermaLink='false'>https://news.example/1</guid>",
                "<guid>12345</guid>",
                "<guid>urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8</guid>",
                "<link>file:///etc/passwd</link>",
                "<link>ftp://news.example/1</link>",
                "<link>data:text/html,x</link>",
                "<link>http://</link>",
                "<link>1</link>",
                "<atom:link rel='self' href='https://news.example/feed'/>",
                "<enclosure url='https://news.example/a.mp3'/>"
            })
    void anItemWithoutAUsableAddressHasNone(String elements) {
        assertThat(rssItem(elements).url()).isNull();
    }

    @Test
    void anUnusableAddressIsCounted() {
        assertThat(feed(rss("<item><link>gopher://x/</link></item><item><title>t</title></item>"))
                        .problems())
                .contains(new FeedProblem(FeedProblem.Kind.ADDRESS_UNUSABLE, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xml:base='https://a.example/x/'   | ''             | ''             | 1      | https://a.example/x/1",
                "xml:base='https://a.example/x/'   | xml:base='y/'  | ''             | 1      | https://a.example/x/y/1",
                "xml:base='https://a.example/x/'   | xml:base='y/'  | xml:base='z/'  | 1      | https://a.example/x/y/z/1",
                "xml:base='https://a.example/x/'   | xml:base='/y/' | ''             | 1      | https://a.example/y/1",
                "xml:base='https://a.example/x/'   | xml:base='https://b.example/' | '' | 1   | https://b.example/1",
                "xml:base='https://a.example/x/'   | ''             | ''             | /1     | https://a.example/1",
                "xml:base='x/'                     | ''             | ''             | 1      | https://doc.example/feeds/x/1",
                "''                                | ''             | ''             | 1      | https://doc.example/feeds/1",
                "''                                | ''             | ''             | ../1   | https://doc.example/1",
                "xml:base='javascript:x'           | ''             | ''             | 1      | https://doc.example/feeds/1"
            })
    void baseAddressesNest(String ofFeed, String ofEntry, String ofLink, String href, String expected) {
        Feed feed = feed(
                "<feed xmlns='http://www.w3.org/2005/Atom' " + ofFeed.replace("''", "") + "><entry "
                        + ofEntry.replace("''", "") + "><link " + ofLink.replace("''", "") + " href='" + href
                        + "'/></entry></feed>",
                "https://doc.example/feeds/atom.xml");

        assertThat(feed.items().get(0).url()).isEqualTo(expected);
    }

    @Test
    void aBaseEndsWithItsElement() {
        Feed feed = feed(
                atom("<entry xml:base='https://a.example/'><link href='1'/></entry><entry><link href='1'/></entry>"),
                "https://doc.example/");

        assertThat(feed.items())
                .extracting(FeedItem::url)
                .containsExactly("https://a.example/1", "https://doc.example/1");
    }

    @Test
    void inRssAnItemIsRelativeToTheChannelsPage() {
        String document = rss("<item><link>/1</link></item><link>https://news.example/x/</link>");

        assertThat(feed(document).items().get(0).url()).isEqualTo("https://news.example/1");
        assertThat(feed(document, "https://cdn.example/feed").items().get(0).url())
                .isEqualTo("https://news.example/1");
        assertThat(feed(rss("<item><link>/1</link></item>"), "https://cdn.example/feed")
                        .items()
                        .get(0)
                        .url())
                .isEqualTo("https://cdn.example/1");
    }

    @Test
    void anAtomFeedMayNameItsOwnAddress() {
        assertThat(feed(atom(
                                "<link rel='self' href='https://news.example/f/atom'/><link href='https://other.example/'/>"
                                        + "<entry><link href='1'/></entry>"))
                        .items()
                        .get(0)
                        .url())
                .isEqualTo("https://news.example/f/1");
    }

    @Test
    void theFeedsOwnLinkIsThePageAndNotTheFeed() {
        assertThat(feed(rss("<atom:link rel='self' href='https://n.example/feed'/><link>https://n.example/</link>"))
                        .link())
                .isEqualTo("https://n.example/");
        assertThat(feed(rss("<link>https://n.example/</link><atom:link rel='hub' href='https://hub.example/'/>"))
                        .link())
                .isEqualTo("https://n.example/");
        assertThat(feed(
                                rss("<image><link>https://logo.example/</link></image><link>/here</link>"),
                                "https://n.example/feed")
                        .link())
                .isEqualTo("https://n.example/here");
    }

    @ParameterizedTest
    @CsvSource({
        "<guid>a b</guid>,a b",
        "<guid isPermaLink='false'> 12 </guid>,12",
        "<id>tag:x:1</id>,tag:x:1",
        "<id>HTTP://Example.ORG/%7efoo</id>,HTTP://Example.ORG/%7efoo",
        "<dc:identifier>doi:1</dc:identifier>,doi:1"
    })
    void anIdIsWhatIsWritten(String element, String expected) {
        assertThat(rssItem(element).id()).isEqualTo(expected);
    }

    @Test
    void aRelativeIdIsMadeAbsolute() {
        assertThat(
                        feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://n.example/x/'><entry><id>1</id></entry></feed>")
                                .items()
                                .get(0)
                                .id())
                .isEqualTo("https://n.example/x/1");
    }

    @Test
    void republishedItemsNameTheirOrigin() {
        FeedItem rss = rssItem("<title>t</title><source url='https://wire.example/rss'>The Wire</source>");
        FeedItem atom = atomEntry("<id>1</id><source><title>The Wire</title><id>2</id><author><name>Al</name></author>"
                + "<link href='https://wire.example/'/><updated>2002-10-02</updated></source>");

        assertThat(rss.republished()).isEqualTo(new FeedItem.Origin("The Wire", "https://wire.example/rss"));
        assertThat(atom.republished()).isEqualTo(new FeedItem.Origin("The Wire", "https://wire.example/"));
        assertThat(atom.id()).isEqualTo("1");
        assertThat(atom.title()).isNull();
        assertThat(atom.authors()).containsExactly("Al");
        assertThat(atom.updatedAt()).isNull();
    }
}
