package io.dyadwatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.InvalidRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpmlTest {
    @Test
    void everyOutlineWithAnAddressIsAFeedWhereverItStands() {
        String list = """
                <?xml version="1.0"?>
                <opml version="1.0"><head><title>x</title></head><body>
                  <outline text="Folder"><outline text="A &amp; B" type="rss" xmlUrl=" https://example.org/a "/>
                    <outline title="Only a title" xmlUrl="https://example.org/b"/></outline>
                  <outline text="https://example.org/c" type="sitemap" xmlUrl="https://example.org/c"/>
                  <outline text="no feed" htmlUrl="https://example.org/"/>
                </body></opml>
                """;

        assertThat(read(list))
                .containsExactly(
                        new Opml.Entry("https://example.org/a", "A & B", Feed.Kind.FEED),
                        new Opml.Entry("https://example.org/b", "Only a title", Feed.Kind.FEED),
                        new Opml.Entry("https://example.org/c", null, Feed.Kind.SITEMAP));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Feed named = feed("https://example.org/a?b=c&d=e", "\"Ñ\" <&> \u0001", Feed.Kind.FEED);
        Feed nameless = feed("https://example.org/s", null, Feed.Kind.SITEMAP);

        assertThat(Opml.read(Opml.write(List.of(named, nameless)), 10))
                .containsExactly(
                        new Opml.Entry(named.url(), "\"Ñ\" <&> \ufffd", Feed.Kind.FEED),
                        new Opml.Entry(nameless.url(), null, Feed.Kind.SITEMAP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<rss/>",
                "<opml><body>",
                "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><body>&a;</body></opml>",
                "<!DOCTYPE opml [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><opml><outline xmlUrl='&b;'/></opml>"
            })
    void whatIsNoListIsRefused(String list) {
        assertThatThrownBy(() -> read(list)).isInstanceOf(InvalidRecord.class);
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        String list = "<opml>" + "<outline xmlUrl='https://example.org/'/>".repeat(11) + "</opml>";

        assertThatThrownBy(() -> read(list)).hasMessageContaining("at most 10 feeds");
    }

    @Test
    void depthIsNoTrouble() {
        int depth = 100_000;
        String list = "<opml>" + "<outline>".repeat(depth) + "<outline xmlUrl='https://example.org/'/>"
                + "</outline>".repeat(depth) + "</opml>";

        assertThat(read(list)).hasSize(1);
    }

    private static List<Opml.Entry> read(String list) {
        return Opml.read(list.getBytes(UTF_8), 10);
    }

    private static Feed feed(String url, @Nullable String label, Feed.Kind kind) {
        return new Feed(Feed.idOf(url), url, label, kind, false, false, Instant.EPOCH, Instant.EPOCH);
    }
}
