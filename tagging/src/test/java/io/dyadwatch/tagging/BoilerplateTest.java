package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {
    private static final String STORY =
            "El presidente de Chile anunció ayer en la capital un plan de obras para el norte del país, que empezará en mayo y "
                    + "durará tres años, según el texto que repartió su oficina.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Te puede interesar: Rusia lanza un satélite",
                "Lea también: Trump viaja a China",
                "Read more: Russia says it shot down 40 drones",
                "Related: India and Pakistan trade fire",
                "Categories: News, Russia",
                "Tags: Rusia, Ucrania",
                "Comparte: Rusia en Facebook",
                "Suscríbete y recibe las noticias de Rusia en tu correo",
                "Sign up for our newsletter on Russia",
                "We use cookies to improve your visit to Russia Online",
                "© 2026 Noticias de Rusia. Todos los derechos reservados",
                "(TagstoTranslate)Russia(T)China",
                "2:09",
                "23 mins ago",
                "hace 5 minutos"
            })
    void leaves_out_a_line_of_site_chrome(String line) {
        Sample sample = Sample.of(STORY + "\n" + line + "\nEl plan costará dos millones.");

        assertThat(sample.sentences(Region.BOILERPLATE)).isNotEmpty().allMatch(line::contains);
        assertThat(sample.actors()).containsExactly("chile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Recent Posts", "Related Articles", "Noticias relacionadas", "Lo más leído", "You may also like"
            })
    void leaves_out_everything_after_a_block_of_other_headlines_begins(String label) {
        Sample sample =
                Sample.of(STORY + "\n\n" + label + "\n\nRusia y China firman un acuerdo\n\nTrump viaja a Japón");

        assertThat(sample.actors()).containsExactly("chile");
    }

    @Test
    void leaves_out_the_line_after_a_label_by_itself() {
        Sample sample = Sample.of(STORY + "\nLea también\nRusia y China firman un acuerdo\nEl plan alcanza a Bolivia.");

        assertThat(sample.actors()).containsExactly("bolivia", "chile");
    }

    @Test
    void leaves_out_a_related_link_inside_a_paragraph() {
        Sample sample = Sample.of(STORY + " Lea también: Rusia lanza un satélite. El plan alcanza a Bolivia.");

        assertThat(sample.actors()).containsExactly("bolivia", "chile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read more books, said the minister of Chile, and you will go far in life.",
                "Relacionado con Chile está el caso del puerto, que sigue abierto.",
                "The newsletter of the embassy of Chile came out late this month, staff said.",
                "Comparte frontera con Chile y vive del cobre desde hace un siglo.",
                "Watch out for Chile, the coach told his players before the game.",
                "Recent posts on social media blamed Chile for the delay at the border.",
                "Foto y vídeo de la cumbre de Chile circularon durante horas en las redes.",
                "Home prices in Chile rose again last year, the bank said on Monday."
            })
    void keeps_a_sentence_that_only_begins_like_site_chrome(String sentence) {
        Sample sample = Sample.of("El día fue largo y el acto empezó tarde.\n" + sentence + "\nNadie dijo nada más.");

        assertThat(sample.sentences(Region.BOILERPLATE)).isEmpty();
        assertThat(sample.actors()).contains("chile");
    }

    @Test
    void takes_a_photo_credit_for_a_caption_whose_mentions_count() {
        Sample sample = Sample.of(
                STORY + "\nLa ministra de Perú en Lima (Credit: Ana Paz/AFP via Getty Images)\nFin del acto.");

        assertThat(sample.sentences(Region.CAPTION)).hasSize(1);
        assertThat(sample.actors()).containsExactly("chile", "peru");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "India has asked WhatsApp to withdraw changes to its privacy policy, officials said.",
                "Germany's top court ruled that Facebook's terms of service break the law.",
                "Sign up for the army, Zelensky urged Ukrainians living in Poland.",
                "The EU looks into the cookie policy of a shop in Spain."
            })
    void keeps_news_about_what_sites_speak_of(String sentence) {
        Sample sample = Sample.of(STORY + "\n" + sentence + "\nNadie dijo nada más.");

        assertThat(sample.sentences(Region.BOILERPLATE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Explainer: How US sanctions on Russia work", "Video: Russia", "Sign up for our talk on Russia"})
    void takes_a_title_for_a_title_whatever_it_says(String title) {
        String text = "The ministers met in the capital on Monday and agreed to meet again next year.";

        assertThat(Sample.of(title, text).actors()).contains("russia");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rusia y China",
                "Redacción de Rusia\nSíganos desde Perú",
                "© Diario de Rusia. Registrado en Perú.",
                "(c) Diario de Rusia",
                "Comentarios (12)\nluis77: viva Rusia",
                "Lo más comentado\n1 Rusia ataca el puerto",
                "Patrocinado: Gane un viaje a Rusia"
            })
    void leaves_out_the_lines_after_the_last_sentence(String tail) {
        assertThat(Sample.of(STORY + "\n" + tail).actors()).containsExactly("chile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rusia y China",
                "Rusia firma con China\nEl acuerdo es de ayer",
                "La cumbre de Rusia\nEl día fue largo para China y el acto empezó tarde, según dijo ayer el ministro."
            })
    void keeps_lines_of_a_text_without_sentences_and_headings(String text) {
        assertThat(Sample.of(text).sentences(Region.BOILERPLATE)).isEmpty();
    }

    @Test
    void keeps_the_heading_and_the_story_that_follow_a_block_of_headlines() {
        Sample sample = Sample.of(STORY
                + "\nLo más leído\nRusia gana\nChina pierde\n"
                + "El ministro de Bolivia dijo después que su país también quiere una parte de las obras del norte.");

        assertThat(sample.actors()).containsExactly("bolivia", "chile");
    }

    @Test
    void keeps_a_heading_that_stands_after_a_label() {
        Sample sample = Sample.of(STORY
                + "\nPublicidad\nLa respuesta de Perú\n"
                + "El ministro de Bolivia dijo después que su país también quiere una parte de las obras del norte.");

        assertThat(sample.actors()).containsExactly("bolivia", "chile", "peru");
    }
}
