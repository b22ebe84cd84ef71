package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesakesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Peru, Indiana, held its fair in June.",
                "The road to Moscow, Idaho, was closed.",
                "LEBANON, Missouri (AP) — The mill burned down.",
                "Goalkeeper Cuba Marsden saved twice.",
                "The choir of Carlos Mali sang.",
                "Un barco cruzó el estrecho de Gibraltar.",
                "La tormenta llegó al golfo de Guinea y al canal de Panamá.",
                "The floods of the Niger river went down.",
                "PUERTO ESPAÑA — La tormenta pasó."
            })
    void leaves_out_towns_people_and_waters(String sentence) {
        assertThat(Sample.of(sentence).actors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chad rompe el acuerdo de pesca. | chad",
                "Peru, Bolivia and Chile met. | peru",
                "Cuba Foreign Minister Bruno Paz spoke. | cuba",
                "The meeting in Cuba Monday was short. | cuba",
                "Kigali lo niega. | rwanda",
                "Lula viajó al norte. | luiz-inacio-lula-da-silva",
                "The letter of Secretary of State Rubio came late. | marco-rubio",
                "El presidente Petro viajó al norte. | gustavo-petro",
                "The UN's human rights office wrote a letter. | ohchr",
                "La Oficina de Naciones Unidas para los Derechos Humanos escribió. | ohchr"
            })
    void keeps_the_actor(String sentence, String actor) {
        assertThat(Sample.of(sentence).actors()).contains(actor);
    }

    @Test
    void tells_the_high_commissioner_from_a_turk() {
        assertThat(Sample.of("Türk said on Monday that the prison must close.").actors())
                .containsExactly("volker-turk");
        assertThat(Sample.of("A Turk and a Greek opened the shop.").actors()).containsExactly("greece", "turkey");
    }
}
