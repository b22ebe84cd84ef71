package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole short articles as data, in Spanish and English: actors, topics, language. */
class HeldOutTest {

    /** One article with what stands in it. */
    record Case(JsonNode data) {
        Sample sample() {
            return Sample.of(
                    data.has("title") ? data.get("title").textValue() : null,
                    data.get("text").textValue());
        }

        @Override
        public String toString() {
            return data.get("name").textValue();
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file :
                List.of("held-out.yaml", "held-out-traps.yaml", "held-out-news.yaml", "held-out-wire.yaml")) {
            try (InputStream in = Objects.requireNonNull(HeldOutTest.class.getResourceAsStream(file))) {
                new YAMLMapper().readTree(in).forEach(node -> cases.add(new Case(node)));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void finds_exactly_the_actors(Case article) {
        Set<String> expected = new TreeSet<>();
        article.data().get("actors").forEach(id -> expected.add(id.textValue()));

        assertThat(article.sample().actors()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void finds_exactly_the_topics_and_how_they_are_stated(Case article) {
        Sample sample = article.sample();
        Set<String> expected = new TreeSet<>();

        for (Map.Entry<String, JsonNode> topic : article.data().get("topics").properties()) {
            expected.add(topic.getKey());
            if (topic.getValue().isTextual() && !topic.getValue().textValue().isEmpty()) {
                assertThat(sample.modality(topic.getKey()).map(m -> m.name().toLowerCase(Locale.ROOT)))
                        .as(topic.getKey())
                        .contains(topic.getValue().textValue());
            }
        }
        assertThat(sample.missionTopics()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void detects_the_language_that_the_name_begins_with(Case article) {
        assertThat(article.sample().result().language())
                .isEqualTo(article.toString().substring(0, 2));
    }
}
