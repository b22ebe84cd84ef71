package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.feed;
import static io.dyadwatch.extraction.feed.Reading.rss;
import static io.dyadwatch.extraction.feed.Reading.rssItem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedRecoveryTest {
    private static final String TWO_ITEMS =
            "<item><title>One</title><link>https://n.example/1</link><description>First.</description></item>"
                    + "<item><title>Two</title><link>https://n.example/2</link><description>Second.</description></item>";

    private static void assertBothItems(Feed feed) {
        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("One", "Two");
        assertThat(feed.items())
                .extracting(FeedItem::url)
                .containsExactly("https://n.example/1", "https://n.example/2");
        assertThat(feed.items()).extracting(FeedItem::text).containsExactly("First.", "Second.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an unclosed title                | <title>One</title>                         | <title>One",
                "a title closed as something else | <title>One</title>                         | <title>One</headline>",
                "an unclosed link                 | <link>https://n.example/1</link>           | <link>https://n.example/1",
                "an unclosed description          | First.</description>                       | First.",
                "an unclosed item                 | First.</description></item>                | First.</description>",
                "an unclosed item and description | First.</description></item>                | First.",
                "a stray end tag                  | <item><title>One                           | <item></b></font><title>One",
                "an end tag of the channel        | <item><title>One                           | </channel><item><title>One",
                "two tags closed crosswise        | First.                                     | <b><i>First.</b></i>",
                "an unclosed tag in the text      | First.                                     | <p>First.<br>",
                "an unclosed quote                | <title>One</title>                         | <title lang=\"en>One</title>",
                "an unquoted attribute            | <title>One</title>                         | <title lang=en>One</title>",
                "an attribute without a value     | <title>One</title>                         | <title nowrap>One</title>",
                "an end tag that lacks its end    | <title>One</title>                         | <title>One</title",
                "an unclosed comment              | <item><title>One                           | <!-- new --<item><title>One",
                "an unclosed CDATA section        | <title>One</title>                         | <title><![CDATA[One</title>",
                "an unclosed author               | <item><title>One                           | <item><author>Jo<title>One",
                "an unclosed source               | <description>First.                        | <source url='x'>W<description>First.",
                "an unclosed person               | <item><title>One                           | <item><author><name>Jo</author><title>One",
                "an item in an item               | First.</description></item><item>          | First.</description><item>"
            })
    void oneFaultCostsNoItem(String fault, String sound, String broken) {
        assertThat(TWO_ITEMS).contains(sound);

        Feed feed = feed(rss(TWO_ITEMS.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(broken))));

        assertBothItems(feed);
        assertThat(feed.has(FeedProblem.Kind.ILL_FORMED)).as(fault).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br />\n<b>Warning</b>: no such file<br />\n",
                "Warning: x < y & z\n",
                "\n\n  ",
                "<!-- hello -->",
                "\u0000\u0001",
                "<p>Unclosed",
                "<?php echo 1 ?>",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://x.invalid/\">",
                "<![CDATA[ junk ]]>"
            })
    void junkBeforeTheFeedIsNoPartOfIt(String junk) {
        assertBothItems(feed(junk + "<?xml version='1.0'?>" + rss("<title>Harbour</title>" + TWO_ITEMS)));
        assertThat(feed(junk + rss("<title>Harbour</title>" + TWO_ITEMS)).title())
                .isEqualTo("Harbour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</rss",
                "</channel>",
                "",
                "</channel></rss></rss>",
                "</channel></rss>\n<script>x</script>",
                "</feed>"
            })
    void theEndOfTheFeedMayBeMissingOrWrong(String end) {
        assertBothItems(feed("<rss><channel>" + TWO_ITEMS + end));
    }

    @Test
    void aFeedThatBreaksOffKeepsWhatItHas() {
        String whole = rss(TWO_ITEMS);
        Feed feed = feed(whole.substring(0, whole.indexOf("Second.") + 4));

        assertThat(feed.items()).extracting(FeedItem::text).containsExactly("First.", "Seco");
        assertThat(feed.items().get(1).teaser()).isTrue();
        assertThat(feed.has(FeedProblem.Kind.TRUNCATED)).isTrue();
    }

    @Test
    void whereverAFeedBreaksOffWhatCameBeforeIsRead() {
        String whole = rss(TWO_ITEMS);
        int firstEnds = whole.indexOf("</item>");
        for (int length = 0; length < whole.length(); length++) {
            Feed feed = feed(whole.substring(0, length));
            if (length >= firstEnds) {
                assertThat(feed.items().get(0).text())
                        .as("%s characters", length)
                        .isEqualTo("First.");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fish & chips         | Fish & chips",
                "Fish &amp chips      | Fish &amp chips",
                "a&nbsp;b&eacute;     | a bé",
                "&nonsense;           | &nonsense;",
                "a &#x110000; b       | a \uFFFD b",
                "a\u0008b             | ab",
                "?a=1&copy=2          | ?a=1&copy=2",
                "1 < 2                | 1 < 2",
                "&&&                  | &&&"
            })
    void referencesThatAreNoneAreText(String written, String expected) {
        assertThat(rssItem("<title>" + written + "</title>").title()).isEqualTo(expected);
    }

    @Test
    void aWellFormedFeedHasNoProblem() {
        assertThat(feed("<?xml version='1.0'?><!DOCTYPE rss>" + rss(TWO_ITEMS)).problems())
                .isEmpty();
    }

    @Test
    void elementsInsideOthersAreNotTheItemsOwn() {
        FeedItem item = rssItem(
                "<textInput><title>Search</title><link>https://s.example/</link><description>d</description></textInput>"
                        + "<title>Own</title>"
                        + "<x:box xmlns:x='urn:x'><title>Other</title><item><title>Inner</title></item></x:box>");

        assertThat(item.title()).isEqualTo("Own");
        assertThat(item.url()).isNull();
        assertThat(item.text()).isNull();
    }

    @Test
    void markupInWellFormedContentIsNotTakenForElementsOfTheItem() {
        FeedItem item =
                rssItem("<description><p>A <title>title</title> and a <pubDate>date</pubDate>.</p></description>"
                        + "<title>Own</title>");

        assertThat(item.title()).isEqualTo("Own");
        assertThat(item.text()).contains("date");
    }

    @Test
    void anEntryInsideContentIsNoEntryOfTheFeed() {
        Feed feed = feed(Reading.atom("<entry><title>Outer</title><content type='application/xml'>"
                + "<entry><title>Inner</title></entry></content></entry>"));

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Outer");
    }

    @Test
    void itemsInAListOfTheirOwnAreFound() {
        assertBothItems(feed(rss("<items>" + TWO_ITEMS + "</items>")));
        assertBothItems(feed("<rss>" + TWO_ITEMS + "</rss>"));
        assertBothItems(feed("<soap:Envelope><soap:Body>" + rss(TWO_ITEMS) + "</soap:Body></soap:Envelope>"));
        assertBothItems(feed(TWO_ITEMS));
    }

    @Test
    void anItemWithNothingInItIsCountedAndKept() {
        Feed feed = feed(rss("<item/><item></item><item><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate></item>"));

        assertThat(feed.items()).hasSize(3);
        assertThat(feed.problems()).containsExactly(new FeedProblem(FeedProblem.Kind.ITEM_EMPTY, 3));
    }

    @Test
    void anUnreadableDateIsCountedAndAnotherTaken() {
        Feed feed = feed(rss("<item><pubDate>soon</pubDate><dc:date>2002-10-02</dc:date></item>"));

        assertThat(feed.items().get(0).publishedAt()).isEqualTo("2002-10-02T00:00:00Z");
        assertThat(feed.problems()).contains(new FeedProblem(FeedProblem.Kind.DATE_UNREADABLE, 1));
    }

    @Test
    void everyUnreadableDateIsCounted() {
        Feed feed = feed(
                "<channel><item lastmod='soon'/><item><updated>later</updated><pubDate> </pubDate></item></channel>");

        assertThat(feed.problems()).contains(new FeedProblem(FeedProblem.Kind.DATE_UNREADABLE, 2));
    }

    @Test
    void aCharsetThatLiesIsReported() {
        Feed feed = feed("<?xml version='1.0' encoding='iso-8859-1'?>" + rss("<title>Fähre</title>"));

        assertThat(feed.title()).isEqualTo("Fähre");
        assertThat(feed.has(FeedProblem.Kind.CHARSET_OVERRIDDEN)).isTrue();
    }
}
