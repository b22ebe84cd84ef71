package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import io.dyadwatch.tagging.vocabulary.VocabularyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationsTest {
    private static final String COUNTRY = """
            - id: ruritania
              type: country
              name: Ruritania
              names: {es: [Ruritania], fr: [Ruritanie], ru: [Руритания]}
              demonyms: {en: [Ruritanian], es: [ruritano, ruritana], ru: [руританский]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The U.N. Security Council met on Monday, and so did NATO. | un-security-council nato",
                "en | The court of the Organization of African Unity sat in June. | organisation-of-african-unity",
                "es | La Comisión Europea y la OEA leyeron la carta. | european-commission oas",
                "es | La CIDH y el Grupo de Contadora callaron. | inter-american-commission-on-human-rights contadora-group",
                "pt | A Otan e a União Africana leram a carta. | nato african-union",
                "pt | O Escritório da ONU para os Direitos Humanos leu a carta. | ohchr",
                "fr | Le Conseil de sécurité de l'ONU et la Cédéao ont lu la lettre. | un-security-council ecowas",
                "fr | Le Haut-Commissariat aux droits de l'homme a lu la lettre. | ohchr",
                "ru | Об этом сообщили в Совете Безопасности ООН и в МАГАТЭ. | un-security-council iaea",
                "ru | Письмо Организации Объединённых Наций передали Хезболле. | united-nations hezbollah",
                "ru | Управлением Верховного комиссара ООН по правам человека письмо прочитано. | ohchr",
                "uk | Лист Міжнародного валютного фонду передали Раді Європи. | imf council-of-europe"
            })
    void are_known_in_the_language_of_the_text(String language, String text, String actors) {
        assertThat(Sample.in(language, text).actors()).containsExactlyInAnyOrder(actors.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Georgia's foreign ministry said so. | georgian-foreign-ministry",
                "en | The Defense Ministry of the Netherlands said so. | dutch-defence-ministry",
                "es | La cancillería venezolana calló. | venezuelan-foreign-ministry",
                "es | El Ministerio surcoreano de Defensa calló. | south-korean-defence-ministry",
                "pt | O Ministério dos Negócios Estrangeiros português leu a carta. | portuguese-foreign-ministry",
                "fr | Le ministère de la Défense de l'Ukraine a lu la lettre. | ukrainian-defence-ministry",
                "ru | Письмо передали МИДу Нидерландов. | dutch-foreign-ministry",
                "ru | Об этом сообщили в российском Минобороны. | russian-defence-ministry",
                "uk | Лист передали Міністерству закордонних справ Польщі. | polish-foreign-ministry"
            })
    void ministries_belong_to_a_country(String language, String text, String actor) {
        assertThat(Sample.in(language, text).actors()).containsExactly(actor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The foreign ministry said so on Monday.",
                "es | La cancillería y el Ministerio de Defensa callaron.",
                "pt | A CPI ouviu o senador na terça-feira.",
                "ru | Наёмный воз сена стоял у дороги. Опера Вагнера началась в срок.",
                "uk | Екіпаж МКС провів рік на орбіті."
            })
    void are_not_found_where_the_words_mean_something_else(String language, String text) {
        assertThat(Sample.in(language, text).actors()).isEmpty();
    }

    @Test
    void a_template_fills_every_gap_that_the_country_has_a_word_for() {
        Vocabulary vocabulary = withTemplate("es: ['cancillería {es:gen}', 'cancillería {es:2}', 'cancillería {es:3}'],"
                + " fr: ['chancellerie {fr:gen}', 'chancellerie {fr:1}'], ru: ['{ru:adj:n} ведомство | {ru:gen}']");

        assertThat(vocabulary.content().actors().stream()
                        .filter(actor -> actor.id().equals("ruritanian-ministry"))
                        .flatMap(actor -> actor.spellings().stream())
                        .map(spelling -> spelling.text()))
                .contains("cancillería de Ruritania", "cancillería del Ruritania", "cancillería ruritana")
                .contains("chancellerie de la Ruritanie", "chancellerie du Ruritanie")
                .contains("руританское ведомство Руритании", "руританского ведомства Руритании")
                .noneMatch(text -> text.contains("{") || text.contains("d'"));
    }

    @ParameterizedTest
    @CsvSource({"{de}, 'the gap {de}, which is no language'", "{es:adj:m}, 'the gap {es:adj:m}, which is no form'"})
    void a_template_with_a_gap_that_nothing_fills_is_refused(String gap, String message) {
        assertThatThrownBy(() -> withTemplate("es: ['cancillería " + gap + "']"))
                .isInstanceOf(InvalidVocabulary.class)
                .hasMessageContaining("templates/mine.yaml, line 1")
                .hasMessageContaining(message);
    }

    private static Vocabulary withTemplate(String names) {
        String template =
                "- {id: '{en:1}-ministry', type: organisation, name: '{name} ministry', countries: [ruritania],"
                        + " names: {" + names + "}}";
        return Vocabulary.of(List.of(
                new VocabularyFile("rules.yaml", "- id: surname\n  notAfter: [\"<name>\"]\n"),
                new VocabularyFile("actors/mine.yaml", COUNTRY),
                new VocabularyFile("templates/mine.yaml", template)));
    }
}
