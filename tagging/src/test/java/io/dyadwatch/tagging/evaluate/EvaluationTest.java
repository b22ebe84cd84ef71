package io.dyadwatch.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());

    @Test
    void counts_mentions_by_actor_and_kind() {
        Evaluation evaluation = evaluate("""
                {"id":"a","text":"Russia thanked China. Russia paid.","language":"en","expected":{"actors":[\
                {"id":"russia","type":"country","mentions":{"name":3}},{"id":"cuba","type":"country","mentions":{"demonym":1}}]}}""");

        assertThat(evaluation.score(Measure.MENTIONS)).isEqualTo(new Score(2, 2, 1));
        assertThat(evaluation.score(Measure.MENTIONS, "name")).isEqualTo(new Score(2, 1, 1));
        assertThat(evaluation.score(Measure.MENTIONS, "demonym")).isEqualTo(new Score(0, 1, 0));
        assertThat(evaluation.score(Measure.MENTIONS, "country")).isEqualTo(new Score(2, 2, 1));
        assertThat(evaluation.score(Measure.ACTORS)).isEqualTo(new Score(1, 1, 1));
        assertThat(evaluation.mistakes())
                .containsExactly(
                        new Mistake(Measure.MENTIONS, "a", false, "russia name", 1, List.of("Russia", "Russia")),
                        new Mistake(Measure.MENTIONS, "a", false, "cuba demonym", 1, List.of()),
                        new Mistake(Measure.MENTIONS, "a", true, "china name", 1, List.of("China")));
    }

    @Test
    void a_topic_that_is_stated_otherwise_is_right_as_a_topic_and_wrong_with_its_modality() {
        Evaluation evaluation = evaluate("""
                {"id":"a","text":"Russia has not imposed sanctions on China.","expected":{"topics":[\
                {"id":"sanctions","modality":"asserted","reported":false}]}}""");

        assertThat(evaluation.score(Measure.TOPICS, "sanctions")).isEqualTo(new Score(1, 0, 0));
        assertThat(evaluation.score(Measure.MODALITY)).isEqualTo(new Score(0, 1, 1));
        assertThat(evaluation.mistakes()).extracting(Mistake::measure).containsOnly(Measure.MODALITY);
    }

    @Test
    void what_is_not_labelled_is_not_scored() {
        Evaluation evaluation = evaluate("""
                {"id":"a","text":"Russia has not imposed sanctions on China.","expected":{"topics":[{"id":"sanctions"}]}}""");

        assertThat(evaluation.score(Measure.MODALITY)).isEqualTo(Score.NONE);
        assertThat(evaluation.score(Measure.MENTIONS)).isEqualTo(Score.NONE);
        assertThat(evaluation.score(Measure.PAIRS)).isEqualTo(Score.NONE);
        assertThat(evaluation.mistakes()).isEmpty();
    }

    @Test
    void of_judged_pairs_each_is_scored_and_no_other() {
        Evaluation evaluation = evaluate(
                """
                {"id":"a","text":"Russia, which thanked China, met Cuba.","language":"en","expected":{"judged":[\
                {"actors":["russia","china"],"present":true},{"actors":["cuba","russia"],"present":false},\
                {"actors":["nicaragua","russia"],"present":true},{"actors":["china","nicaragua"],"present":false}]}}""");

        assertThat(evaluation.score(Measure.PAIRS)).isEqualTo(new Score(1, 1, 1));
        assertThat(evaluation.mistakes())
                .containsExactlyInAnyOrder(
                        new Mistake(Measure.PAIRS, "a", true, "cuba~russia", 1, List.of()),
                        new Mistake(Measure.PAIRS, "a", false, "nicaragua~russia", 1, List.of()));
    }

    @Test
    void the_language_is_scored_only_where_the_tagger_had_to_find_it() {
        Evaluation evaluation = evaluate("""
                {"id":"a","text":"They said that it was over and that we could go home.","expected":{"language":"es"}}""", """
                {"id":"b","text":"X","language":"en","expected":{"language":"en"}}""");

        assertThat(evaluation.score(Measure.LANGUAGE)).isEqualTo(new Score(0, 1, 1));
        assertThat(evaluation.score(Measure.LANGUAGE, "es")).isEqualTo(new Score(0, 1, 0));
        assertThat(evaluation.score(Measure.LANGUAGE, "en")).isEqualTo(new Score(0, 0, 1));
    }

    @Test
    void two_texts_are_one_story_when_their_fingerprints_are_as_similar_as_alerts_ask() {
        String text = "The parliament adopted the budget after a debate of eleven hours that ended at dawn on Friday. "
                + "It raises the tax on fuel, lowers the one on bread and gives the towns a tenth more than last year. "
                + "The opposition left the hall before the vote and said it would go to the constitutional court.";

        Evaluation evaluation = evaluate("""
                {"id":"a","a":{"text":"%1$s"},"b":{"title":"Another headline","text":"%1$s"},"same":true}""".formatted(text), """
                {"id":"b","a":{"text":"%1$s"},"b":{"text":"%1$s"},"same":false}""".formatted(text), """
                {"id":"c","a":{"text":"%s"},"b":{"text":"Rain."},"same":true}""".formatted(text));

        assertThat(evaluation.score(Measure.STORIES)).isEqualTo(new Score(1, 1, 1));
        assertThat(evaluation.mistakes())
                .containsExactly(
                        new Mistake(Measure.STORIES, "b", true, "same story", 1, List.of("similarity 1.00")),
                        new Mistake(Measure.STORIES, "c", false, "same story", 1, List.of("similarity 0.00")));
    }

    @Test
    void figures_follow_from_the_counts() {
        Score score = new Score(6, 2, 4);

        assertThat(score.precision()).isCloseTo(0.6, within(1e-9));
        assertThat(score.recall()).isCloseTo(0.75, within(1e-9));
        assertThat(score.f1()).isCloseTo(2 * 0.6 * 0.75 / 1.35, within(1e-9));
        assertThat(Score.NONE.precision()).isEqualTo(1);
    }

    private static Evaluation evaluate(String... lines) {
        CaseReader reader = new CaseReader();
        return Evaluation.of(
                TAGGER,
                Stream.of(lines)
                        .map(line -> reader.read(line.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }
}
