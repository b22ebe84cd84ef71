package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Modality;
import io.dyadwatch.tagging.Explanation.OfName;
import io.dyadwatch.tagging.match.Verdict;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainerTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());
    private static final Explainer EXPLAINER = new Explainer(TAGGER);

    @ParameterizedTest
    @MethodSource("io.dyadwatch.tagging.SeedsTest#seeds")
    void says_that_exactly_those_names_count_that_the_tagger_mentions(SeedsTest.Seed seed) {
        String text = seed.text();

        List<String> counted = EXPLAINER.explain(text, null).names().stream()
                .filter(OfName::counted)
                .map(name -> name.actor() + " " + name.kind() + " " + text.codePointCount(0, name.start()))
                .toList();

        List<String> mentioned = TAGGER.tag(Sample.article(null, text), 1).actors().stream()
                .flatMap(actor -> actor.mentions().stream()
                        .map(mention -> actor.id() + " " + mention.kind().name().toLowerCase(Locale.ROOT) + " "
                                + mention.start()))
                .toList();
        assertThat(counted).isNotEmpty().containsExactlyInAnyOrderElementsOf(mentioned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | La reunión duró una hora | reunión | CASE | Reunión",
                "es | Viajó a La Habana ayer | La Habana | FORBIDDEN_BEFORE | notAfter: @place-prepositions (a)",
                "es | Washington acusó a Cuba | Washington | COUNTS | near: acusó",
                "es | Ayer jugó en Granada | Granada | NOTHING_WANTED | near: caribe",
                "en | The Bank of Japan raised rates | Japan | FORBIDDEN_BEFORE | notAfter: <institution> (of)",
                "es | Lo dijo The Washington Post | Washington | SWALLOWED | block, blocks/names.yaml",
                "es | Rodríguez habló ayer | Rodríguez | SHORT_NAME | no full name of"
            })
    void names_what_decided(String language, String text, String surface, Verdict verdict, String because) {
        assertThat(EXPLAINER.explain(text, language).names())
                .filteredOn(name -> name.surface().equals(surface))
                .anySatisfy(name -> {
                    assertThat(name.verdict()).isEqualTo(verdict);
                    assertThat(name.because()).contains(because);
                });
    }

    @Test
    void says_where_the_alias_stands_and_how_it_is_written_there() {
        OfName name = EXPLAINER.explain("Переговоры с Россией", "ru").names().get(0);

        assertThat(name.alias()).isEqualTo("Россия");
        assertThat(name.surface()).isEqualTo("Россией");
        assertThat(name.where()).matches("actors/countries\\.yaml, line [0-9]+, entry russia");
        assertThat(name.counted()).isTrue();
    }

    @Test
    void says_which_language_was_detected_and_what_topics_are_stated() {
        Explanation explanation =
                EXPLAINER.explain("Estados Unidos no impondrá sanciones contra Venezuela por este asunto.", null);

        assertThat(explanation.language()).isEqualTo("es");
        assertThat(explanation.detected()).isTrue();
        assertThat(explanation.sentences()).hasSize(1);
        assertThat(explanation.topics())
                .isNotEmpty()
                .allMatch(topic -> topic.topic().equals("sanctions") && topic.modality() == Modality.NEGATED);
    }
}
