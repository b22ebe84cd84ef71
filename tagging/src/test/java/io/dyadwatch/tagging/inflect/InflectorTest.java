package io.dyadwatch.tagging.inflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InflectorTest {

    @ParameterizedTest
    @CsvSource({"ru, 300", "uk, 250"})
    void every_form_of_the_table_is_made(String language, int atLeast) {
        List<Row> rows = Row.of(language);

        assertThat(rows).hasSizeGreaterThan(atLeast);
        assertThat(rows)
                .filteredOn(row -> !row.forms().contains(row.expected()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "uk"})
    void no_form_stands_twice_and_each_begins_with_the_nominative(String language) {
        for (Row row : Row.of(language)) {
            assertThat(row.forms()).doesNotHaveDuplicates();
            assertThat(row.forms().get(0).grammaticalCase()).isEqualTo(GrammaticalCase.NOMINATIVE);
            assertThat(row.forms().get(0).text())
                    .isEqualTo(row.nominative()
                            .replace(" | ", " ")
                            .replace("| ", "")
                            .replace('+', ' '));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"США", "НАТО", "МИД", "Чили", "УВКПЧ", "Reuters", "«Хамас»", "G20", "Т-90"})
    void what_does_not_decline_stays_as_it_is(String name) {
        assertThat(Inflector.russian().name(name, Hint.NONE))
                .extracting(Form::text)
                .containsOnly(name);
    }

    @Test
    void a_name_in_the_plural_has_no_singular() {
        assertThat(Inflector.russian().name("Нидерланды", Hint.NONE))
                .extracting(Form::number)
                .containsOnly(GrammaticalNumber.PLURAL);
    }

    @Test
    void the_hint_decides_what_the_ending_leaves_open() {
        assertThat(texts(Inflector.russian().name("Севань", Hint.MASCULINE))).contains("Севаня", "Севанем");
        assertThat(texts(Inflector.russian().name("Севань", Hint.FEMININE))).contains("Севани", "Севанью");
        assertThat(texts(Inflector.russian().name("Власти", Hint.PLURAL))).contains("Властям", "Властями");
    }

    @Test
    void a_surname_of_unknown_gender_is_declined_as_a_mans_and_as_a_womans() {
        assertThat(texts(Inflector.russian().family("Мартин", Hint.NONE))).contains("Мартин", "Мартина", "Мартином");
        assertThat(texts(Inflector.ukrainian().family("Порошенко", Hint.NONE))).contains("Порошенко", "Порошенка");
    }

    @Test
    void a_living_beings_accusative_is_its_genitive() {
        assertThat(Inflector.russian().person("Сергей", "Лавров", Hint.NONE))
                .filteredOn(form -> form.grammaticalCase() == GrammaticalCase.ACCUSATIVE)
                .extracting(Form::text)
                .containsExactly("Сергея Лаврова");
    }

    @Test
    void an_adjective_has_all_its_forms() {
        assertThat(texts(Inflector.russian().word("российский", Hint.NONE)))
                .containsOnly(
                        "российский",
                        "российского",
                        "российскому",
                        "российским",
                        "российском",
                        "российская",
                        "российской",
                        "российскую",
                        "российское",
                        "российские",
                        "российских",
                        "российскими");
        assertThat(texts(Inflector.ukrainian().word("білоруський", Hint.NONE)))
                .containsOnly(
                        "білоруський",
                        "білоруського",
                        "білоруському",
                        "білоруським",
                        "білоруськім",
                        "білоруська",
                        "білоруської",
                        "білоруській",
                        "білоруську",
                        "білоруською",
                        "білоруське",
                        "білоруські",
                        "білоруських",
                        "білоруськими");
    }

    @Test
    void russian_has_no_vocative() {
        assertThat(Inflector.russian().name("Россия", Hint.NONE))
                .extracting(Form::grammaticalCase)
                .doesNotContain(GrammaticalCase.VOCATIVE);
    }

    @Test
    void other_languages_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inflector.of("be"))
                .withMessage("no declension of be");
    }

    private static List<String> texts(List<Form> forms) {
        return forms.stream().map(Form::text).toList();
    }
}
