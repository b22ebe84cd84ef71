package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonsTest {
    private static final Tagger TAGGER = new Tagger(Vocabulary.packaged());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Serguéi Lavrov recibió a Alí Jameneí y a Bachar al Asad. | sergey-lavrov ali-khamenei bashar-al-assad",
                "es | Fidel Castro y Xiomara Castro leyeron la carta. | fidel-castro xiomara-castro",
                "en | Oleksandr Syrskyi called Valery Gerasimov. | oleksandr-syrskyi valery-gerasimov",
                "en | Hassan Nasrallah and Abdul-Malik al-Houthi were named. | hassan-nasrallah abdul-malik-al-houthi",
                "pt | Serguei Lavrov recebeu Mauro Vieira. | sergey-lavrov mauro-vieira",
                "fr | Sergueï Choïgou a vu Mouammar Kadhafi. | sergey-shoigu muammar-gaddafi",
                "fr | Benjamin Nétanyahou a lu la lettre de Vladimir Poutine. | benjamin-netanyahu vladimir-putin",
                "ru | Переговоры с Хаканом Фиданом и Урсулой фон дер Ляйен. | hakan-fidan ursula-von-der-leyen",
                "ru | Ким Чен Ына и Си Цзиньпина ждут в Москве. | kim-jong-un xi-jinping",
                "ru | Письмо передали Эммануэлю Макрону и Наледи Пандор. | emmanuel-macron naledi-pandor",
                "uk | Володимира Зеленського прийняв Дональд Туск. | volodymyr-zelensky donald-tusk",
                "uk | Лист передали Еммануелю Макрону та Андрієві Сибізі. | emmanuel-macron andrii-sybiha"
            })
    void are_known_as_the_press_of_each_language_writes_them(String language, String text, String persons) {
        assertThat(persons(language, text)).containsExactlyInAnyOrder(persons.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | El expresidente Macri llegó de Argentina y vio al secretario general Guterres. | mauricio-macri antonio-guterres",
                "en | Defense Secretary Austin of the United States called Prime Minister Kishida in Japan. | lloyd-austin fumio-kishida",
                "pt | O chanceler Lavrov leu a carta. | sergey-lavrov",
                "fr | La porte-parole Zakharova a lu la lettre. | maria-zakharova",
                "ru | Президента России Путина встретил глава МИД РФ Лавров. | vladimir-putin sergey-lavrov",
                "uk | Президент України Зеленський прийняв главу МЗС Сибігу. | volodymyr-zelensky andrii-sybiha"
            })
    void are_known_by_the_surname_after_their_title(String language, String text, String persons) {
        assertThat(persons(language, text)).containsExactlyInAnyOrder(persons.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | El presidente del club, Pérez, fichó a Rodríguez, a Castro y a Costa.",
                "en | Bush fires spread near Power Street in Brown County.",
                "en | Jill Biden and Brigitte Macron met in May.",
                "pt | Temer o pior é comum na costa.",
                "fr | Au bout de la rue, la rose de mai.",
                "ru | Горбачёв забил гол, Пригожин спел песню.",
                "ru | Мелания Трамп приехала в среду.",
                "uk | Петро приїхав додому."
            })
    void are_not_taken_from_words_namesakes_or_relatives(String language, String text) {
        assertThat(persons(language, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Theresa May left. In May the talks ended, and May wrote a book. | theresa-may theresa-may",
                "pt | Luís Montenegro chegou. Depois, Montenegro falou. | luis-montenegro luis-montenegro",
                "es | Xiomara Castro llegó. Después, Castro habló. | xiomara-castro xiomara-castro",
                "uk | Приїхав Олексій Кулеба. У середу Кулеба поїхав. | oleksiy-kuleba oleksiy-kuleba"
            })
    void keep_the_surname_for_whom_the_article_names_in_full(String language, String text, String mentions) {
        List<String> found = tagged(language, text).stream()
                .filter(actor -> actor.type() == ActorType.PERSON)
                .flatMap(actor -> actor.mentions().stream().map(mention -> actor.id()))
                .toList();

        assertThat(found).containsExactly(mentions.split(" "));
    }

    private static List<String> persons(String language, String text) {
        return tagged(language, text).stream()
                .filter(actor -> actor.type() == ActorType.PERSON)
                .map(TaggedActor::id)
                .toList();
    }

    private static List<TaggedActor> tagged(String language, String text) {
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
        return TAGGER.tag(article, 1).actors();
    }
}
