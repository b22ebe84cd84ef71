package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dyadwatch.contracts.TaggedTopic;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences in six languages as data: which topics they state, and how. */
class TopicSentencesTest {

    /** One sentence with what it states. */
    record Case(JsonNode data) {
        String language() {
            return data.get("language").textValue();
        }

        String text() {
            return data.get("text").textValue();
        }

        @Override
        public String toString() {
            return language() + " " + text();
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(TopicSentencesTest.class.getResourceAsStream("topic-sentences.yaml"))) {
            new YAMLMapper().readTree(in).forEach(node -> cases.add(new Case(node)));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void finds_exactly_the_topics_and_how_they_are_stated(Case sentence) {
        Map<String, String> expected = new TreeMap<>();
        sentence.data()
                .get("topics")
                .properties()
                .forEach(topic -> expected.put(topic.getKey(), topic.getValue().textValue()));

        Map<String, String> found = new TreeMap<>();
        for (TaggedTopic topic :
                Sample.in(sentence.language(), sentence.text()).result().topics()) {
            found.put(topic.id(), topic.modality().name().toLowerCase(Locale.ROOT));
        }

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void every_topic_says_what_it_is_about() {
        assertThat(Vocabulary.packaged().content().topics())
                .allSatisfy(topic -> assertThat(topic.about()).as(topic.id()).isNotBlank());
    }
}
