package io.dyadwatch.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what was measured on {@code evaluation/}: each bound is close below the figure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevelopmentSetTest {
    private static final Path FOLDER = Path.of("..", "evaluation");

    private Evaluation evaluation = new Evaluation(0, 0, List.of(), List.of());

    @BeforeAll
    void evaluate() {
        CaseReader reader = new CaseReader();
        List<EvaluationCase> cases = Stream.of("articles.ndjson", "seeds.ndjson", "stories.ndjson")
                .flatMap(DevelopmentSetTest::lines)
                .map(line -> reader.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        evaluation = Evaluation.of(new Tagger(Vocabulary.packaged()), cases);
    }

    @Test
    void the_set_is_large_enough() {
        assertThat(evaluation.articles()).isGreaterThanOrEqualTo(165);
        assertThat(evaluation.stories()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        // measure, part of it, precision, recall
        "MENTIONS, '', 0.94, 0.98",
        "MENTIONS, country, 0.92, 0.98",
        "MENTIONS, organisation, 0.98, 0.99",
        "MENTIONS, person, 0.99, 0.98",
        "MENTIONS, name, 0.94, 0.99",
        "MENTIONS, metonym, 0.89, 0.90",
        "MENTIONS, demonym, 0.98, 0.99",
        "ACTORS, '', 0.94, 0.99",
        "TOPICS, '', 0.99, 0.92",
        "TOPICS, military-cooperation, 0.97, 0.97",
        "TOPICS, sanctions, 0.94, 0.94",
        "TOPICS, un-human-rights-office, 0.85, 0.85",
        "MODALITY, '', 0.9, 0.84",
        "REPORTED, '', 0.82, 0.69",
        "PAIRS, '', 0.93, 0.98",
        "LISTS, '', 0.95, 0.95",
        "LANGUAGE, '', 0.99, 0.99",
        "STORIES, '', 0.97, 0.97",
    })
    void holds_precision_and_recall(Measure measure, String slice, double precision, double recall) {
        Score score = evaluation.score(measure, slice);

        assertThat(score.precision()).as(mistakes(measure)).isGreaterThanOrEqualTo(precision);
        assertThat(score.recall()).as(mistakes(measure)).isGreaterThanOrEqualTo(recall);
    }

    /** The texts are our own, so they may be shown. */
    private String mistakes(Measure measure) {
        return evaluation.mistakes().stream()
                .filter(mistake -> mistake.measure() == measure)
                .map(mistake -> String.format(
                        Locale.ROOT,
                        "%s %s: %s x%d %s",
                        mistake.falseAlarm() ? "false" : "missed",
                        mistake.caseId(),
                        mistake.what(),
                        mistake.count(),
                        mistake.found()))
                .collect(Collectors.joining("\n", measure.title() + "\n", "\n"));
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
