package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Birmania, Costa de Marfil y Esuatini votaron. | eswatini ivory-coast myanmar",
                "en | Burma, East Timor and Cape Verde voted. | cape-verde myanmar timor-leste",
                "fr | Les troupes nord-coréennes et la RCA. | central-african-republic north-korea",
                "fr | Le Bélarus, la Türkiye et le Swaziland ont voté. | belarus eswatini turkey",
                "fr | Un accord turco-libyen et le conflit israélo-palestinien. | israel libya palestine turkey",
                "pt | O Irã, os EUA e o Iêmen negociam. | iran united-states yemen",
                "pt | O Vietname, a Polónia e o Quénia votaram. | kenya poland vietnam",
                "ru | Президент России Зубов прибыл в Соединённые Штаты Америки. | russia united-states",
                "ru | Посол КНР в КНДР встретился с властями Филиппин и Египта. | china egypt north-korea philippines",
                "ru | Власти Того и Чада с россиянами и американцами. | chad russia togo united-states",
                "ru | Американо-китайские переговоры прошли без итога. | china united-states",
                "uk | Об'єднані Арабські Емірати з Великою Британією. | united-arab-emirates united-kingdom",
                "uk | Посол рф у Білорусі та росіяни. | belarus russia"
            })
    void finds_a_country_by_every_name_that_the_press_has_for_it(String language, String text, String actors) {
        assertThat(actors(language, text)).containsExactlyInAnyOrder(actors.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | La réunion de Dominique et de Maurice à Lyon. Une grenade à Grenade.",
                "fr | Un navire dans le golfe du Mexique. La Banque de France. La langue française.",
                "fr | L'Amérique latine et l'Amérique du Sud.",
                "pt | Irão todos amanhã. Irá também o Maurício.",
                "pt | Chico Buarque de Holanda fala em português.",
                "ru | Того не вернуть. Индийский океан и Мексиканский залив.",
                "ru | Русский язык и Латинская Америка.",
                "uk | Того дня малі підприємства. Малі підприємства. Леся Українка.",
                "uk | Українська мова."
            })
    void takes_no_word_or_person_or_water_or_language_for_a_country(String language, String text) {
        assertThat(actors(language, text)).isEmpty();
    }

    private static List<String> actors(String language, String text) {
        Article article = new Article(
                ArticleId.ofContent("example.org", null, text),
                null,
                "example.org",
                null,
                text,
                language,
                null,
                Instant.parse("2026-11-20T09:00:00Z"),
                Via.API,
                false,
                List.of());
        return TAGGER.tag(article, 1).actors().stream().map(TaggedActor::id).toList();
    }
}
