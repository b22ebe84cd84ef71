package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dyadwatch.contracts.Modality;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Short articles in six languages as data, with the mission topics that they state. What is still wrong is counted here,
 * so that it cannot grow unnoticed.
 */
class TopicArticlesTest {
    private static final List<String> FALSE_ALARMS = new ArrayList<>();
    private static final List<String> MISSES = new ArrayList<>();
    private static final List<String> WRONG_MODALITIES = new ArrayList<>();

    @BeforeAll
    static void tag_every_article() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TopicArticlesTest.class.getResourceAsStream("topic-articles.yaml"))) {
            new YAMLMapper().readTree(in).forEach(TopicArticlesTest::compare);
        }
    }

    private static void compare(JsonNode article) {
        String name = article.get("name").textValue();
        Sample sample = Sample.in(
                article.get("language").textValue(),
                article.get("title").textValue(),
                article.get("text").textValue());
        Map<String, String> expected = new TreeMap<>();
        article.get("topics")
                .properties()
                .forEach(topic -> expected.put(topic.getKey(), topic.getValue().textValue()));
        Set<String> found = sample.missionTopics();
        Set<String> both = new TreeSet<>(found);
        both.retainAll(expected.keySet());

        found.stream().filter(topic -> !both.contains(topic)).forEach(topic -> FALSE_ALARMS.add(name + " " + topic));
        expected.keySet().stream()
                .filter(topic -> !both.contains(topic))
                .forEach(topic -> MISSES.add(name + " " + topic));
        for (String topic : both) {
            Modality modality = sample.modality(topic).orElseThrow();
            if (!modality.name().toLowerCase(Locale.ROOT).equals(expected.get(topic))) {
                WRONG_MODALITIES.add(name + " " + topic + " " + modality);
            }
        }
    }

    @Test
    void no_article_has_a_topic_that_it_does_not_state() {
        assertThat(FALSE_ALARMS).isEmpty();
    }

    @Test
    void only_topics_told_without_their_words_are_missed() {
        assertThat(MISSES)
                .containsExactlyInAnyOrder(
                        "es-radares-amazonia military-cooperation", "fr-mutinerie-benin military-cooperation");
    }

    @Test
    void few_topics_are_taken_for_more_or_less_certain_than_they_are_told() {
        assertThat(WRONG_MODALITIES).hasSizeLessThanOrEqualTo(5);
    }
}
