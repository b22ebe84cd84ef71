package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void the_names_that_other_peoples_tools_depend_on_stay() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .containsExactly(
                        "news.article.v1",
                        "news.enriched-article.v1",
                        "news.actor-pair.v1",
                        "news.vocabulary.v1",
                        "news.feed.v1",
                        "news.feed-state.v1",
                        "news.alert.v1",
                        "news.article.v1.dlq",
                        "news.enriched-article.v1.dlq");
    }

    @Test
    void settings_are_the_brokers_own_names() {
        assertThat(Topics.ARTICLE.settings())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete", "retention.ms", "2592000000", "max.message.bytes", "8388608"));
        assertThat(Topics.VOCABULARY.settings())
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact", "segment.bytes", "16777216", "max.message.bytes", "1048576"));
    }

    @Test
    void a_feed_and_its_state_lie_in_the_same_partition() {
        assertThat(Topics.FEED_STATE.partitions()).isEqualTo(Topics.FEED.partitions());
    }

    @Test
    void a_dead_letter_topic_takes_whatever_its_origin_took_and_headers() {
        assertThat(Topics.ARTICLE_DLQ.maxMessageBytes()).isGreaterThan(Topics.ARTICLE.maxMessageBytes());
    }
}
