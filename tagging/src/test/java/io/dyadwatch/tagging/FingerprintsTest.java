package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Fingerprint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final String BODY = """
            El canciller de Noruega llegó este lunes a la capital de Colombia para una visita de dos días en la que hablará de \
            pesca, energía y la aplicación del acuerdo de paz. Lo recibió en el aeropuerto la viceministra, con quien recorrió \
            después una escuela que se construyó con fondos de los dos países.
            La delegación, de unas veinte personas, visitará mañana la costa del Caribe. Allí verá un parque eólico que una \
            empresa noruega levanta desde hace un año y que dará luz a treinta mil hogares cuando esté terminado.
            Los dos gobiernos firmarán además un convenio de becas para cien estudiantes. El texto prevé que la mitad de ellas \
            sea para jóvenes de zonas rurales, un punto en el que insistieron los negociadores durante los últimos meses.
            """;

    @Test
    void makes_reprints_with_another_headline_credit_and_ending_alike() {
        Fingerprint one = of("Noruega visita Colombia", "BOGOTÁ (EFE) - " + BODY + "La visita acaba el martes.");
        Fingerprint other = of(
                "El canciller noruego, en Bogotá",
                "Por la Redacción, con información de agencias\n" + BODY
                        + "Noruega fue garante de las conversaciones de La Habana.\nLea también: Rusia lanza un satélite");

        assertThat(one.similarity(other)).isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void keeps_another_story_of_the_same_event_apart() {
        Fingerprint one = of(null, BODY);
        Fingerprint other = of(
                null,
                "Una empresa noruega y el gobierno de Colombia hablaron este lunes de energía durante la visita del canciller de "
                        + "Noruega, que estará dos días en el país. Los empresarios piden reglas claras para los parques eólicos del "
                        + "Caribe, donde varias obras están detenidas por falta de consulta con las comunidades. El ministro dijo "
                        + "que en mayo habrá una respuesta, y que cien jóvenes podrán estudiar en Oslo con becas de los dos países.");

        assertThat(one.similarity(other)).isLessThan(0.2);
    }

    @Test
    void does_not_change_with_case_diacritics_or_line_breaks() {
        assertThat(of(null, BODY))
                .isEqualTo(of("x", BODY.replace("á", "a\u0301").replace('\n', ' ')));
    }

    @Test
    void is_absent_where_there_is_too_little_text() {
        assertThat(Sample.of("Muy poco texto para comparar con otro.").result().fingerprint())
                .isNull();
    }

    private static Fingerprint of(@Nullable String title, String text) {
        return Objects.requireNonNull(Sample.of(title, text).result().fingerprint());
    }
}
