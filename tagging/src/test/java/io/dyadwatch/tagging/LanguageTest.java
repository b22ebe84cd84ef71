package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | El canciller viajó ayer a la capital para reunirse",
                "en | The minister flew to the capital yesterday to meet",
                "pt | O chanceler viajou ontem à capital para se reunir",
                "fr | Le ministre s'est rendu hier dans la capitale pour",
                "ru | Министр вчера прибыл в столицу, чтобы встретиться",
                "uk | Міністр учора прибув до столиці, щоб зустрітися з",
                "es | EEUU - Rusia .",
                "es | Brasil, Argentina y Chile",
                "fr | Royaume-Uni, Suisse et Norvège"
            })
    void tells_the_language_of_a_short_text(String language, String text) {
        assertThat(Sample.of(text).result().language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Il ministro degli esteri è arrivato ieri nella capitale per incontrare gli altri ministri della regione",
                "El ministre d'Afers Exteriors va arribar ahir a la capital per reunir-se amb els altres ministres",
                "Der Außenminister ist gestern in der Hauptstadt eingetroffen, um die anderen Minister zu sprechen",
                "Minister spraw zagranicznych przybył wczoraj do stolicy, żeby spotkać się z innymi ministrami",
                "Ministrul de externe a sosit ieri în capitală pentru a se întâlni cu ceilalți miniștri din regiune",
                "Министърът на външните работи пристигна вчера в столицата, за да се срещне с другите министри",
                "外務大臣は昨日、首都に到着し、他の大臣と会談した",
                "وصل وزير الخارجية أمس إلى العاصمة للقاء الوزراء الآخرين",
                "1234 5678, 90",
                "... !!!",
                "xqz kwvv pfft zzrk"
            })
    void says_und_where_a_text_says_nothing_or_is_in_another_language(String text) {
        assertThat(Sample.of(text).result().language()).isEqualTo("und");
    }

    @Test
    void tags_only_exact_international_forms_where_the_language_is_unknown() {
        Sample sample = Sample.of("La NATO ha accusato ieri la Russia di avere violato lo spazio aereo della regione.");

        assertThat(sample.result().language()).isEqualTo("und");
        assertThat(sample.actors()).containsExactly("nato");
    }
}
