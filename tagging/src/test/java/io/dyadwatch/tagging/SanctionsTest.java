package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Modality;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanctionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The European Union imposed sanctions on Russia.",
                "La Unión Europea levantó las sanciones a Siria.",
                "La Unión Africana impuso sanciones a Gabón.",
                "La UE estudia sancionar a Georgia si aprueba la ley de agentes extranjeros.",
                "Estados Unidos sancionó a un juez brasileño en virtud de la ley Magnitsky.",
                "The EU imposed sanctions on Russia, a move that benefits Ukraine.",
                "Canada imposed sanctions on Belarus, and the union of lorry drivers called for more.",
                "Kuba, said the minister, can bear the sanctions that Canada has imposed on it.",
                "Resistirán las sanciones que Canadá les ha impuesto."
            })
    void finds_the_sanctions_of_states(String sentence) {
        assertThat(Sample.of(sentence).topics()).contains("sanctions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El presidente de Uruguay sancionó la ley de presupuesto.",
                "The parliament of Kenya sanctioned the bill on Friday.",
                "La FIFA impuso sanciones a la selección de Perú.",
                "The town council sanctioned a festival with the Mexican consulate."
            })
    void leaves_out_what_is_passed_into_law_and_the_penalties_of_clubs(String sentence) {
        assertThat(Sample.of(sentence).topics()).isEmpty();
    }

    @Test
    void does_not_take_keeping_to_sanctions_for_their_absence() {
        assertThat(Sample.of("Turquía compra gas ruso sin violar las sanciones de Canadá.")
                        .modality("sanctions"))
                .contains(Modality.ASSERTED);
    }

    @Test
    void no_organisations_own_name_hides_the_sanctions_that_it_imposes() {
        List<String> hidden = new ArrayList<>();
        Vocabulary.packaged().content().actors().stream()
                .filter(actor -> actor.type() == ActorType.ORGANISATION)
                .flatMap(actor -> actor.spellings().stream())
                .filter(spelling -> spelling.plain() && spelling.isIn("en"))
                .map(spelling -> spelling.text())
                .forEach(name -> {
                    if (!Sample.in("en", name + " imposed sanctions on Gabon.")
                            .topics()
                            .contains("sanctions")) {
                        hidden.add(name);
                    }
                });

        assertThat(hidden).isEmpty();
    }
}
