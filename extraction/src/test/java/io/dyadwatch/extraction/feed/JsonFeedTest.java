package io.dyadwatch.extraction.feed;

import static io.dyadwatch.extraction.feed.Reading.feed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedTest {
    private static String document(String items) {
        return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour\",\"language\":\"en\","
                + "\"home_page_url\":\"https://n.example/\",\"feed_url\":\"https://n.example/feed.json\","
                + "\"authors\":[{\"name\":\"Desk\"}],\"items\":[" + items + "]}";
    }

    private static FeedItem item(String fields) {
        return Reading.item(document("{" + fields + "}"));
    }

    @Test
    void aFeedOfVersion11IsRead() {
        Feed feed = feed(document("""
                {"id":"1","url":"https://n.example/1","title":"Ferry","content_html":"<p>Late.</p><p>Very.</p>","summary":"s",
                 "date_published":"2002-10-02T15:00:00+02:00","date_modified":"2002-10-03T13:00:00Z",
                 "authors":[{"name":"Jo","url":"x"},{"name":"Al"}],"language":"de","tags":["a"],
                 "attachments":[{"url":"https://n.example/1.mp3","title":"no"}],"_extension":{"title":"no"}}"""));

        assertThat(feed.title()).isEqualTo("Harbour");
        assertThat(feed.link()).isEqualTo("https://n.example/");
        assertThat(feed.language()).isEqualTo("en");
        assertThat(feed.problems()).isEmpty();
        FeedItem item = feed.items().get(0);
        assertThat(item.id()).isEqualTo("1");
        assertThat(item.url()).isEqualTo("https://n.example/1");
        assertThat(item.title()).isEqualTo("Ferry");
        assertThat(item.text()).isEqualTo("Late.\n\nVery.");
        assertThat(item.teaser()).isFalse();
        assertThat(item.authors()).containsExactly("Jo", "Al");
        assertThat(item.language()).isEqualTo("de");
        assertThat(item.publishedAt()).isEqualTo("2002-10-02T13:00:00Z");
        assertThat(item.updatedAt()).isEqualTo("2002-10-03T13:00:00Z");
        assertThat(item.republished()).isNull();
    }

    @Test
    void aFeedOfVersion10HasOneAuthor() {
        Feed feed = feed("{\"version\":\"https://jsonfeed.org/version/1\",\"author\":{\"name\":\"Desk\"},\"items\":["
                + "{\"id\":1,\"author\":{\"name\":\"Jo\"}},{\"id\":2}]}");

        assertThat(feed.items()).extracting(FeedItem::id).containsExactly("1", "2");
        assertThat(feed.items().get(0).authors()).containsExactly("Jo");
        assertThat(feed.items().get(1).authors()).containsExactly("Desk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"content_text\":\"a\\nb\\n\\nc\"                    | a~b~~c | false",
                "\"content_html\":\"<p>h\",\"content_text\":\"t\"     | h      | false",
                "\"content_html\":\"<img>\",\"content_text\":\"t\"    | t      | false",
                "\"summary\":\"s\"                                    | s      | true",
                "\"content_html\":null,\"summary\":\"s\"              | s      | true"
            })
    void theTextIsTheFullestThereIs(String fields, String expected, boolean teaser) {
        FeedItem item = item(fields);

        assertThat(item.text()).isEqualTo(expected.replace('~', '\n'));
        assertThat(item.teaser()).isEqualTo(teaser);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"url\":\"/1\"                                                       | https://n.example/1",
                "\"external_url\":\"https://o.example/x\"                             | https://o.example/x",
                "\"id\":\"https://n.example/9\"                                       | https://n.example/9",
                "\"url\":\"javascript:x\",\"external_url\":\"https://o.example/x\"    | https://o.example/x"
            })
    void theAddressIsWhereverThereIsOne(String fields, String expected) {
        assertThat(item(fields).url()).isEqualTo(expected);
    }

    @Test
    void aLinkToAnotherPageIsTheOrigin() {
        assertThat(item("\"url\":\"/1\",\"external_url\":\"https://o.example/x\"")
                        .republished())
                .isEqualTo(new FeedItem.Origin(null, "https://o.example/x"));
    }

    @Test
    void jsonThatBreaksOffKeepsTheItemsBefore() {
        String whole = document("{\"id\":\"1\",\"title\":\"One\"},{\"id\":\"2\",\"title\":\"Two\"}");
        Feed feed = feed(whole.substring(0, whole.indexOf("Two")));

        assertThat(feed.items()).extracting(FeedItem::title).containsExactly("One");
        assertThat(feed.has(FeedProblem.Kind.TRUNCATED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"title\":\"One\",}",
                "{\"id\":\"1\",\"title\":\"One\"/* c */}",
                "{\"id\":\"1\",\"title\":\"O\u0001ne\"}",
                "{\"id\":\"1\",\"title\":\"One\",\"url\":{\"x\":[1,{}]},\"authors\":7}",
                "{\"id\":\"1\",\"title\":\"\\One\"}"
            })
    void smallFaultsAreRead(String item) {
        assertThat(feed(document(item)).items()).extracting(FeedItem::title).containsExactly("One");
    }

    @Test
    void whatIsNoItemIsCounted() {
        Feed feed = feed(document("null,7,\"x\",[],{\"id\":\"1\"}"));

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.problems()).contains(new FeedProblem(FeedProblem.Kind.ITEM_EMPTY, 4));
    }

    @Test
    void aByteOrderMarkIsNoHindrance() {
        assertThat(feed("\uFEFF" + document("{\"id\":\"1\"}")).items()).hasSize(1);
    }
}
