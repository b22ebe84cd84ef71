package io.dyadwatch.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.tagging.evaluate.Labels.LabelledActor;
import io.dyadwatch.tagging.evaluate.Labels.LabelledPair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {

    @Test
    void reads_an_article_and_leaves_unlabelled_what_is_absent() {
        EvaluationCase read = read("""
                {"id":"a","title":"T","text":"X","note":"n","expected":{"actors":[\
                {"id":"cuba","type":"country","mentions":{"demonym":2,"name":1}},{"id":"nato","type":"organisation"}],\
                "pairs":[{"actors":["nato","cuba"]}]}}""");

        assertThat(read).isInstanceOfSatisfying(LabelledArticle.class, article -> {
            assertThat(article.article().title()).isEqualTo("T");
            assertThat(article.expected().language()).isNull();
            assertThat(article.expected().topics()).isNull();
            assertThat(article.expected().actors())
                    .extracting(LabelledActor::mentions)
                    .containsExactly(Map.of(MentionKind.NAME, 1, MentionKind.DEMONYM, 2), null);
            assertThat(article.expected().pairs())
                    .extracting(LabelledPair::actors)
                    .containsExactly(List.of("cuba", "nato"));
        });
    }

    @Test
    void tells_a_pair_of_stories_by_its_two_texts() {
        EvaluationCase read =
                read("{\"id\":\"s\",\"a\":{\"text\":\"X\"},\"b\":{\"title\":\"T\",\"text\":\"Y\"},\"same\":true}");

        assertThat(read).isInstanceOfSatisfying(StoryPair.class, pair -> {
            assertThat(pair.same()).isTrue();
            assertThat(pair.b().title()).isEqualTo("T");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                                          | $
            {"text":"X","expected":{}}                                   | id
            {"id":"a","expected":{}}                                     | text
            {"id":"a","text":"X"}                                        | expected
            {"id":"a","text":"X","expected":{},"lable":1}                | lable
            {"id":"a","text":"X","expected":{"actors":[{"id":"cuba"}]}}  | expected.actors[0].type
            {"id":"a","text":"X","expected":{"actors":[{"id":"cuba","type":"country","mentions":{"name":0}}]}} | expected.actors[0].mentions
            {"id":"a","text":"X","expected":{"topics":[{"id":"a"},{"id":"a"}]}} | expected.topics[1]
            {"id":"a","text":"X","expected":{"pairs":[{"actors":["cuba","cuba"],"list":false}]}} | expected.pairs[0].actors
            {"id":"a","a":{"text":"X"},"b":{"text":""},"same":true}      | b.text
            {"id":"a","a":{"text":"X"},"same":true}                      | b
            {"id":"a","a":{"text":"X"},"b":{"text":"Y"}}                 | same
            """)
    void names_the_field_that_is_wrong(String json, String field) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static EvaluationCase read(String json) {
        return new CaseReader().read(json.getBytes(StandardCharsets.UTF_8));
    }
}
