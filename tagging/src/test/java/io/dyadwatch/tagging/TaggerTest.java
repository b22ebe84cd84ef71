package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.Via;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());

    @Test
    void gives_the_same_bytes_for_the_same_text_and_vocabulary() throws IOException {
        Tagger second = new Tagger(Vocabulary.of(Vocabulary.packagedFiles()));
        for (SeedsTest.Seed seed : SeedsTest.seeds()) {
            Article article = Sample.article(null, seed.text());

            assertThat(Json.write(second.tag(article, 1))).isEqualTo(Json.write(TAGGER.tag(article, 1)));
        }
    }

    @Test
    void carries_article_revision_and_vocabulary_version() {
        Article article = Sample.article("Rusia", "Un texto.");

        EnrichedArticle result = TAGGER.tag(article, 3);

        assertThat(result.article()).isEqualTo(article);
        assertThat(result.revision()).isEqualTo(3);
        assertThat(result.vocabularyVersion()).isEqualTo(Vocabulary.packaged().version());
        assertThat(result.actors().get(0).mentions().get(0).in()).isEqualTo(SpanIn.TITLE);
    }

    @Test
    void survives_the_way_through_json() {
        EnrichedArticle result = Sample.of("Rusia y Cuba", "Rusia y Cuba firmaron un pacto de defensa mutua.")
                .result();

        assertThat(Json.read(Json.write(result), EnrichedArticle.class)).isEqualTo(result);
    }

    @Test
    void tells_what_an_actor_is() {
        TaggedActor maduro =
                Sample.of("Habló Nicolás Maduro.").result().actors().get(0);

        assertThat(maduro.name()).isEqualTo("Nicolás Maduro");
        assertThat(maduro.affiliations()).containsExactly("venezuela");
        assertThat(maduro.wikidata()).isEqualTo("Q58132");
    }

    @Test
    void believes_the_publisher_about_the_language() {
        Article article = new Article(
                "0".repeat(64),
                null,
                "example.org",
                null,
                "Ok.",
                "pt-BR",
                null,
                Instant.EPOCH,
                Via.API,
                false,
                List.of());

        assertThat(TAGGER.tag(article, 1).language()).isEqualTo("pt-BR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | El ministro dijo que la reunión será el lunes, según la prensa.",
                "en | The minister said that the meeting will be held on Monday.",
                "pt | O ministro disse que a reunião não será na segunda-feira, segundo a imprensa.",
                "fr | Le ministre a dit que la réunion se tiendra lundi dans la capitale.",
                "ru | Министр заявил, что встреча не состоится в понедельник.",
                "uk | Міністр заявив, що зустріч не відбудеться у понеділок, і це вже відомо.",
                "und | Lorem ipsum dolor sit amet consectetur adipiscing elit",
                "und | 12345 67890"
            })
    void detects_the_language(String language, String text) {
        assertThat(Sample.of(text).result().language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASSERTED | Francia impuso sanciones a Rusia.",
                "NEGATED | Francia no impuso sanciones a Rusia.",
                "NEGATED | France never imposed sanctions on Russia.",
                "POSSIBLE | Francia podría imponer sanciones a Rusia.",
                "POSSIBLE | France threatened to impose sanctions on Russia.",
                "ASSERTED | Francia no solo impuso sanciones a Rusia.",
                "ASSERTED | No hubo acuerdo, pero Francia impuso sanciones a Rusia."
            })
    void tells_how_a_topic_is_stated(Modality modality, String text) {
        assertThat(Sample.of(text).modality("sanctions")).contains(modality);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | Francia impuso sanciones a Rusia, según la agencia.",
                "true | «Francia impuso sanciones a Rusia», repite.",
                "false | Francia impuso sanciones a Rusia."
            })
    void tells_whether_a_topic_is_somebodys_report(boolean reported, String text) {
        assertThat(Sample.of(text).result().topics().get(0).reported()).isEqualTo(reported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rusia y Cuba ampliarán su cooperación económica, energética y militar.",
                "Los dos países firmaron un pacto de defensa mutua con Rusia.",
                "Russia and Cuba signed a military-technical cooperation agreement.",
                "Rusia entregó a Venezuela dos baterías de misiles.",
                "India bought artillery from Israel.",
                "Corea del Sur y Estados Unidos realizaron ejercicios navales conjuntos."
            })
    void finds_military_cooperation(String text) {
        assertThat(Sample.of(text).missionTopics()).containsExactly("military-cooperation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rusia ordenó una movilización militar en la frontera.",
                "El avance militar de Rusia continúa, sin cooperación de nadie más.",
                "China rechazó la presión militar de Estados Unidos.",
                "El gobierno militar de Malí disolvió los partidos.",
                "La policía de Perú decomisó armas a los traficantes de Colombia."
            })
    void does_not_take_deployments_for_cooperation(String text) {
        assertThat(Sample.of(text).topics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La liga anunció sanciones contra el club de Uruguay.",
                "El árbitro de Chile pidió una sanción para el jugador.",
                "El ministerio de Perú impuso sanciones a 40 conductores.",
                "Sin embargo, Chile aceptó la oferta.",
                "The event in Kenya was sanctioned by the committee."
            })
    void does_not_take_other_penalties_for_sanctions_of_states(String text) {
        assertThat(Sample.of(text).topics()).isEmpty();
    }
}
