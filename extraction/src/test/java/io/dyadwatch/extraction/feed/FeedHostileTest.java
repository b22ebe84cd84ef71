package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.feed;
import static io.dyadwatch.extraction.feed.Reading.rss;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to hurt: each case ends, soon, with a feed. */
class FeedHostileTest {
    private static final String SOUND = "<item><title>Sound</title></item>";

    @Test
    void entitiesThatMultiplyAreNotExpanded() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");
        }
        Feed feed = feed(dtd + "]>" + rss("<title>&a39;</title>" + SOUND));

        assertThat(feed.title()).isEqualTo("&a39;");
        assertThat(feed.items()).hasSize(1);
        assertThat(feed.has(FeedProblem.Kind.ENTITY_REFUSED)).isTrue();
    }

    @Test
    void oneEntityManyTimesIsExpandedUpToABound() {
        String big = "x".repeat(1_000);
        Feed feed = feed("<!DOCTYPE rss [<!ENTITY big '" + big + "'>]>"
                + rss("<item><description>" + "&big;".repeat(100_000) + "</description></item>"));

        assertThat(feed.items().get(0).text()).hasSizeLessThan(1_000_000);
        assertThat(feed.has(FeedProblem.Kind.ENTITY_REFUSED)).isTrue();
    }

    @Test
    void anEntityOfAMegabyteIsRefused() {
        assertThat(feed("<!DOCTYPE rss [<!ENTITY big '" + "x".repeat(1_000_000) + "'>]>" + rss("<title>&big;</title>"))
                        .title())
                .isEqualTo("&big;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
                "<!ENTITY x PUBLIC 'p' 'http://127.0.0.1/'>",
                "<!ENTITY % x SYSTEM 'http://127.0.0.1/x.dtd'> %x;"
            })
    void nothingOutsideIsRead(String declaration) {
        assertThat(feed("<!DOCTYPE rss SYSTEM 'http://127.0.0.1/rss.dtd' [" + declaration + "]>"
                                + rss("<title>&x;</title>"))
                        .title())
                .isEqualTo("&x;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<item>",
                "<entry><title>",
                "<description>",
                "<rss>",
                "<channel>",
                "<a:b xmlns:a='urn:x'>",
                "<x xml:base='y/'>",
                "<content type='xhtml'>",
                "<author>",
                "<source>",
                "</item>",
                "</a>",
                "<item",
                "<a b='",
                "<a b=\"",
                "<![CDATA[",
                "<!--",
                "<?x",
                "<!DOCTYPE",
                "<!DOCTYPE rss [",
                "<!DOCTYPE [>",
                "<!DOCTYPE '>",
                "<?x >",
                "<q:b/>",
                "<a xmlns:b='c'>",
                "&#",
                "&amp;",
                "&",
                "]]>",
                "<!ENTITY x 'y'>",
                "<title></description>",
                "<item><title>x</item>",
                "\u0000",
                "<a a='1' a='2' a='3'/>"
            })
    void theSamePieceManyTimesIsReadInLinearTime(String piece) {
        Feed inside = feed(rss(SOUND + piece.repeat(60_000)));
        Feed inText = feed(rss(SOUND + "<item><description>" + piece.repeat(60_000) + "</description></item>"));

        assertThat(inside.items().get(0).title()).isEqualTo("Sound");
        assertThat(inText.items().get(0).title()).isEqualTo("Sound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<b><i>", "</a>", "&", "<x y='z'/>", "<p>text"})
    void aFeedIsFoundBehindAnyAmountOfJunk(String piece) {
        assertThat(feed(piece.repeat(60_000) + rss(SOUND)).items())
                .extracting(FeedItem::title)
                .containsExactly("Sound");
    }

    @Test
    void markupOfAnyDepthEndsWithItsElement() {
        Feed feed = feed(rss("<item><description>" + "<b>".repeat(5_000) + "deep" + "</b>".repeat(5_000)
                + "</description><title>One</title></item>" + SOUND));
        Feed unclosed = feed(rss(
                "<item><description>" + "<b>".repeat(5_000) + "deep</description><title>One</title></item>" + SOUND));

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("One", "Sound");
        assertThat(feed.problems()).isEmpty();
        assertThat(unclosed.items()).extracting(FeedItem::title).containsExactly("One", "Sound");
    }

    @Test
    void aTagWithAHundredThousandAttributesIsATag() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("='").append(i).append('\'');
        }
        assertThat(feed(rss("<item" + attributes + "><title" + attributes + ">Sound</title></item>"))
                        .items())
                .extracting(FeedItem::title)
                .containsExactly("Sound");
    }

    @Test
    void anAttributeOfTenMegabytesIsCut() {
        Feed feed = feed(rss(
                "<item><link href='https://x.example/" + "a".repeat(10_000_000) + "'/><title>Sound</title></item>"));

        assertThat(feed.items().get(0).url()).isNull();
        assertThat(feed.items().get(0).title()).isEqualTo("Sound");
    }

    @Test
    void sectionsOpenedWithoutEndAndClosedOnceTakeLinearTime() {
        String sections = "<![CDATA[".repeat(200_000) + "]]>";
        Feed feed = feed(rss("<item><title>Sound</title><content:encoded>" + sections.replace("<", "&lt;")
                + "</content:encoded></item>"));

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("Sound");
    }

    @Test
    void aTitleOfTenMegabytesIsCut() {
        Feed feed = feed(rss("<item><title>" + "a".repeat(10_000_000) + "</title></item>"));

        assertThat(feed.items().get(0).title()).hasSize(4096);
        assertThat(feed.problems()).containsExactly(new FeedProblem(FeedProblem.Kind.FIELD_CUT, 1));
    }

    @Test
    void itemsHaveABoundAndWhatIsBeyondIsCounted() {
        Feed feed = feed(rss(SOUND.repeat(10_007)));

        assertThat(feed.items()).hasSize(10_000);
        assertThat(feed.problems()).contains(new FeedProblem(FeedProblem.Kind.ITEMS_BEYOND_BOUND, 7));
    }

    @Test
    void elementsOfAnItemHaveABound() {
        Feed feed = feed(rss("<item><title>Sound</title>" + "<dc:creator>Jo</dc:creator>".repeat(10_000) + "</item>"));

        assertThat(feed.items().get(0).authors()).containsExactly("Jo");
        assertThat(feed.has(FeedProblem.Kind.ELEMENTS_BEYOND_BOUND)).isTrue();
    }

    @Test
    void authorsHaveABound() {
        StringBuilder authors = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            authors.append("<dc:creator>Jo ").append(i).append("</dc:creator>");
        }
        assertThat(feed(rss("<item>" + authors + "</item>")).items().get(0).authors())
                .hasSize(100);
    }

    @Test
    void jsonThatIsDeepIsNoFeed() {
        Feed feed = feed("{\"version\":\"https://jsonfeed.org/version/1\",\"x\":" + "[".repeat(1_000_000));

        assertThat(feed.items()).isEmpty();
        assertThat(feed.problems()).isNotEmpty();
    }

    @Test
    void nothingThatCannotBeStoredComesOut() {
        Feed feed = feed(rss("<item><title>a&#0;b&#xD800;c</title><description>\u0000d&#xDFFF;</description></item>"));

        assertThat(feed.items().get(0).title()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(feed.items().get(0).text()).isEqualTo("d\uFFFD");
    }

    @Test
    void noMixtureOfPiecesThrows() {
        String[] pieces = {
            "<rss>",
            "<channel>",
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "&amp;",
            "&#x",
            "<link href='",
            "'>",
            "\"",
            "<entry>",
            "<content type='xhtml'>",
            "<div>",
            "</div>",
            "<feed>",
            "x",
            " ",
            "<",
            ">",
            "&",
            "<pubDate>2002",
            "<source>",
            "<author>",
            "</rss>",
            "<?xml",
            "?>",
            "<!DOCTYPE",
            "[",
            "]",
            "\u00E9",
            "{",
            "}",
            "{\"items\":["
        };
        Random random = new Random(6);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder document = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                document.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(feed(document.toString(), i % 2 == 0 ? "https://n.example/" : null))
                    .isNotNull();
        }
    }

    @Test
    void noBytesThrow() {
        Random random = new Random(6);
        FeedReader reader = new FeedReader();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(reader.read(bytes, "text/xml; charset=" + (i % 3 == 0 ? "utf-16" : "big5"), null))
                    .isNotNull();
        }
    }
}
