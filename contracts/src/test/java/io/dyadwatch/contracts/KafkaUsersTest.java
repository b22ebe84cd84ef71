package io.dyadwatch.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaUsersTest {
    static Stream<Topic<?>> topics() {
        return Topics.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void every_topic_has_one_writer(Topic<?> topic) {
        List<String> writers = KafkaUsers.ALL.stream()
                .filter(user -> user.writes().contains(topic))
                .map(KafkaUser::name)
                .toList();

        assertThat(writers).as(topic.name()).hasSize(1);
    }

    @Test
    void the_writers_are_those_of_the_design() {
        assertThat(names(KafkaUsers.INGEST_SERVICE.writes()))
                .containsExactly("news.article.v1", "news.feed.v1", "news.feed-state.v1");
        assertThat(names(KafkaUsers.ENRICH_SERVICE.writes()))
                .containsExactly(
                        "news.enriched-article.v1", "news.actor-pair.v1", "news.vocabulary.v1", "news.article.v1.dlq");
        assertThat(names(KafkaUsers.ALERT_SERVICE.writes()))
                .containsExactly("news.alert.v1", "news.enriched-article.v1.dlq");
    }

    @Test
    void who_looks_writes_nothing_and_sees_no_dead_letters() {
        assertThat(KafkaUsers.ANALYST.writes()).isEmpty();
        assertThat(KafkaUsers.ANALYST.transactionalIds()).isEmpty();
        assertThat(KafkaUsers.ANALYST.ownTopics()).isEmpty();
        assertThat(names(KafkaUsers.ANALYST.reads())).noneMatch(name -> name.endsWith(".dlq"));
    }

    private static List<String> names(List<Topic<?>> topics) {
        return topics.stream().map(Topic::name).toList();
    }
}
