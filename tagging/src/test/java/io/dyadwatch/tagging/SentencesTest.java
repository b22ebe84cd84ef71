package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "El embajador de EE.UU. en Lima no habló.",
                "El presidente de EE. UU. Donald Trump viajó ayer.",
                "Subió un 3.5 por ciento, a 12.000 pesos.",
                "Mr. Smith met Gen. Li at 5 p.m. on Monday.",
                "Vio a J. Biden y al Dr. Pérez en la sala.",
                "“¿Quién lo hizo?”, preguntó el juez.",
                "Dijo que... no sabía nada.",
                "See www.example.org and node.js for details."
            })
    void keeps_one_sentence_together(String text) {
        assertThat(Sample.of(text).sentences()).containsExactly(text);
    }

    @Test
    void splits_at_full_stops_questions_and_closing_quotes() {
        Sample sample = Sample.of("Llegó tarde. ¿Por qué? «No sé.» Nadie habló. . El acto acabó.");

        assertThat(sample.sentences())
                .containsExactly("Llegó tarde.", "¿Por qué?", "«No sé.»", "Nadie habló. .", "El acto acabó.");
    }

    @Test
    void splits_after_an_abbreviation_where_the_next_word_starts_a_sentence() {
        assertThat(Sample.of("Vive en EE.UU. El otro, no.").sentences())
                .containsExactly("Vive en EE.UU.", "El otro, no.");
    }

    @Test
    void splits_sentences_that_run_together() {
        assertThat(Sample.of("La guerra terminó.Rusia retiró sus tropas.").sentences())
                .containsExactly("La guerra terminó.", "Rusia retiró sus tropas.");
    }

    @Test
    void takes_a_line_for_itself_unless_the_sentence_plainly_runs_on() {
        String text = "Una alianza consolidada\nEl ministro de Cuba llegó ayer a la capital del país vecino para una\n"
                + "reunión con su homólogo.";

        assertThat(Sample.of(text).sentences())
                .containsExactly(
                        "Una alianza consolidada",
                        "El ministro de Cuba llegó ayer a la capital del país vecino para una\nreunión con su homólogo.");
    }

    @Test
    void joins_the_lines_of_a_text_wrapped_at_a_fixed_width() {
        String text =
                "The foreign minister of Norway said on\nFriday that his country would open an\nembassy. Envoys of\n"
                        + "Finland and of the other\ncountries of the region were there.\n\nThe end of it.";

        Sample sample = Sample.of(text);

        assertThat(sample.sentences()).hasSize(3);
        assertThat(sample.actors()).containsExactly("finland", "norway");
    }

    @Test
    void puts_the_title_first_and_the_lead_before_the_body() {
        Sample sample = Sample.of(
                "Chile y Perú acuerdan",
                "Los presidentes de los dos países se reunieron ayer por la tarde en la frontera para firmar un acuerdo de aguas "
                        + "que esperaba desde hace años.\n\nLa firma duró una hora.");

        assertThat(sample.result().sentences())
                .extracting(sentence -> sentence.region())
                .containsExactly(Region.TITLE, Region.LEAD, Region.BODY);
        assertThat(sample.pair("chile", "peru").orElseThrow().sentences()).containsExactly(0);
    }

    @Test
    void splits_russian_and_ukrainian_at_full_stops_that_shorten_no_word() {
        assertThat(Sample.of(
                                "Встреча прошла в г. Москве на ул. Тверской, в т. ч. с участием ЕС. В. В. Путин и С. В. Лавров приехали "
                                        + "в 2023 г. Однако США, т. е. Вашингтон, против. Завод им. Ленина закрыт, ущерб 3 тыс. рублей и т. д. "
                                        + "Сумма 500 млн долл. США выделена.")
                        .sentences())
                .containsExactly(
                        "Встреча прошла в г. Москве на ул. Тверской, в т. ч. с участием ЕС.",
                        "В. В. Путин и С. В. Лавров приехали в 2023 г.",
                        "Однако США, т. е. Вашингтон, против.",
                        "Завод им. Ленина закрыт, ущерб 3 тыс. рублей и т. д.",
                        "Сумма 500 млн долл. США выделена.");
        assertThat(Sample.of(
                                "Зустріч відбулася в м. Києві на вул. Хрещатик. В. О. Зеленський приїхав у 2023 р. Однак США не згодні. "
                                        + "Збитки 5 млн грн. Росія відповість. Завод ім. Малишева стоїть, постраждали 3 тис. осіб.")
                        .sentences())
                .containsExactly(
                        "Зустріч відбулася в м. Києві на вул. Хрещатик.",
                        "В. О. Зеленський приїхав у 2023 р.",
                        "Однак США не згодні.",
                        "Збитки 5 млн грн.",
                        "Росія відповість.",
                        "Завод ім. Малишева стоїть, постраждали 3 тис. осіб.");
    }
}
