package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CyrillicSitesTest {
    private static final String RUSSIAN =
            "Президент Чили вчера объявил в столице о плане строительства дорог на севере страны, который начнут выполнять в мае "
                    + "и который рассчитан на три года, как следует из розданного текста.";
    private static final String UKRAINIAN =
            "Президент Чилі вчора оголосив у столиці про план будівництва доріг на півночі країни, який почнуть виконувати в "
                    + "травні і який розраховано на три роки, як випливає з розданого тексту.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Читайте также: Россия запустила спутник",
                "Материалы по теме: Трамп едет в Китай",
                "Подписывайтесь на наш Telegram-канал о России",
                "Теги: Россия, Украина",
                "Все права защищены. При использовании материалов ссылка на Россию сегодня обязательна.",
                "Если вы нашли ошибку в тексте о России, выделите ее и нажмите Ctrl+Enter",
                "5 минут назад",
                "Время чтения: 3 мин"
            })
    void leaves_out_what_russian_sites_add(String line) {
        Sample sample =
                Sample.of(RUSSIAN + "\n" + line + "\nРаботы обойдутся в два миллиона, сообщили в министерстве.");

        assertThat(sample.sentences(Region.BOILERPLATE)).isNotEmpty().allMatch(line::contains);
        assertThat(sample.actors()).containsExactly("chile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Читайте також: Росія запустила супутник",
                "Матеріали за темою: Трамп їде до Китаю",
                "Підписуйтесь на наш Telegram-канал про Росію",
                "Теги: Росія, Україна",
                "Усі права захищено. При використанні матеріалів посилання на Україну сьогодні обов’язкове.",
                "5 хвилин тому"
            })
    void leaves_out_what_ukrainian_sites_add(String line) {
        Sample sample =
                Sample.of(UKRAINIAN + "\n" + line + "\nРоботи коштуватимуть два мільйони, повідомили в міністерстві.");

        assertThat(sample.sentences(Region.BOILERPLATE)).isNotEmpty().allMatch(line::contains);
        assertThat(sample.actors()).containsExactly("chile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "По его словам, наш канал связи с Перу работает и будет работать дальше.",
                "Источник в правительстве рассказал, что подробности обсудят с Перу на следующей неделе.",
                "Фото с места встречи с президентом Перу опубликовала его канцелярия."
            })
    void keeps_news_that_use_the_words_of_sites(String sentence) {
        Sample sample =
                Sample.of(RUSSIAN + "\n" + sentence + "\nРаботы обойдутся в два миллиона, сообщили в министерстве.");

        assertThat(sample.sentences(Region.BOILERPLATE)).isEmpty();
        assertThat(sample.actors()).containsExactly("chile", "peru");
    }

    @Test
    void a_newspaper_a_sea_or_a_club_is_not_the_country_in_its_name() {
        assertThat(Sample.of(
                                "Как пишет Российская газета, в Южно-Китайском море вчера прошёл шторм, а Динамо Киев сыграло вничью.")
                        .actors())
                .isEmpty();
        assertThat(Sample.of(
                                "Як повідомляє Українська правда, у Мексиканській затоці вчора був шторм, а Динамо Київ зіграло внічию.")
                        .actors())
                .isEmpty();
    }
}
