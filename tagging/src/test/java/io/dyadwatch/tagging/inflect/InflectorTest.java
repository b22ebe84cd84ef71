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
    void everyFormOfTheTableIsMade(String language, int atLeast) {
        List<Row> rows = Row.of(language);

        assertThat(rows).hasSizeGreaterThan(atLeast);
        assertThat(rows)
                .filteredOn(row -> !row.forms().contains(row.expected()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "uk"})
    void noFormStandsTwiceAndEachBeginsWithTheNominative(String language) {
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
    void whatDoesNotDeclineStaysAsItIs(String name) {
        assertThat(Inflector.russian().name(name, Hint.NONE))
                .extracting(Form::text)
                .containsOnly(name);
    }

    @Test
    void aNameInThePluralHasNoSingular() {
        assertThat(Inflector.russian().name("Нидерланды", Hint.NONE))
                .extracting(Form::number)
                .containsOnly(GrammaticalNumber.PLURAL);
    }

    @Test
    void theHintDecidesWhatTheEndingLeavesOpen() {
        assertThat(texts(Inflector.russian().name("Севань", Hint.MASCULINE))).contains("Севаня", "Севанем");
        assertThat(texts(Inflector.russian().name("Севань", Hint.FEMININE))).contains("Севани", "Севанью");
        assertThat(texts(Inflector.russian().name("Власти", Hint.PLURAL))).contains("Властям", "Властями");
    }

    @Test
    void aSurnameOfUnknownGenderIsDeclinedAsAMansAndAsAWomans() {
        assertThat(texts(Inflector.russian().family("Мартин", Hint.NONE))).contains("Мартин", "Мартина", "Мартином");
        assertThat(texts(Inflector.ukrainian().family("Порошенко", Hint.NONE))).contains("Порошенко", "Порошенка");
    }

    @Test
    void aLivingBeingsAccusativeIsItsGenitive() {
        assertThat(Inflector.russian().person("Сергей", "Лавров", Hint.NONE))
                .filteredOn(form -> form.grammaticalCase() == GrammaticalCase.ACCUSATIVE)
                .extracting(Form::text)
                .containsExactly("Сергея Лаврова");
    }

    @Test
    void anAdjectiveHasAllItsForms() {
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
    void russianHasNoVocative() {
        assertThat(Inflector.russian().name("Россия", Hint.NONE))
                .extracting(Form::grammaticalCase)
                .doesNotContain(GrammaticalCase.VOCATIVE);
    }

    @Test
    void otherLanguagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inflector.of("be"))
                .withMessage("no declension of be");
    }

    private static List<String> texts(List<Form> forms) {
        return forms.stream().map(Form::text).toList();
    }
}
