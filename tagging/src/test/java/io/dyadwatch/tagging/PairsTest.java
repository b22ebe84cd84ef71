package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Pair;
import org.junit.jupiter.api.Test;

class PairsTest {
    @Test
    void pairs_actors_that_share_a_sentence_by_name_or_metonym() {
        Sample sample = Sample.of("Rusia protestó. Moscú y Venezuela firmaron. Cuba calló.");

        Pair pair = sample.pair("russia", "venezuela").orElseThrow();

        assertThat(pair.sentences()).containsExactly(1);
        assertThat(pair.demonym()).isFalse();
        assertThat(sample.result().pairs()).hasSize(1);
    }

    @Test
    void marks_a_pair_with_only_a_demonym_on_one_side() {
        Sample sample = Sample.of("El canciller ruso visitó Venezuela.");

        assertThat(sample.pair("russia", "venezuela").orElseThrow().demonym()).isTrue();
    }

    @Test
    void marks_a_bare_enumeration_as_a_list() {
        Sample sample = Sample.of("Los casos son Cuba, Venezuela, Bolivia y Nicaragua, dijo Rusia.");

        assertThat(sample.pair("cuba", "nicaragua").orElseThrow().list()).isTrue();
        assertThat(sample.pair("cuba", "russia").orElseThrow().list()).isFalse();
    }

    @Test
    void does_not_call_a_pair_a_list_that_also_meets_outside_one() {
        Sample sample = Sample.of("Fueron Cuba, Bolivia y Perú. Cuba respondió a Bolivia.");

        assertThat(sample.pair("cuba", "bolivia").orElseThrow().list()).isFalse();
        assertThat(sample.pair("cuba", "peru").orElseThrow().list()).isTrue();
    }

    @Test
    void gives_a_pair_the_topics_of_its_own_sentences_only() {
        Sample sample = Sample.of(
                "Rusia y Cuba acordaron ampliar su cooperación militar. Canadá impuso sanciones a Bielorrusia.");

        assertThat(sample.pair("russia", "cuba").orElseThrow().topics()).containsExactly("military-cooperation");
        assertThat(sample.pair("canada", "belarus").orElseThrow().topics()).containsExactly("sanctions");
    }

    @Test
    void gives_a_pair_no_topic_that_its_sentence_denies() {
        Sample sample = Sample.of("Bolivia negó que haya cooperación militar con Irán.");

        assertThat(sample.topics()).containsExactly("military-cooperation");
        assertThat(sample.pair("bolivia", "iran").orElseThrow().topics()).isEmpty();
    }

    @Test
    void gives_a_pair_no_topic_from_across_a_semicolon() {
        Sample sample =
                Sample.of("Norway and Japan will hold joint naval exercises; Canada imposed sanctions on Cuba.");

        assertThat(sample.pair("norway", "japan").orElseThrow().topics())
                .containsExactly("military-cooperation", "military-exercises");
        assertThat(sample.pair("canada", "cuba").orElseThrow().topics()).containsExactly("sanctions");
        assertThat(sample.pair("norway", "cuba").orElseThrow().topics()).isEmpty();
    }
}
