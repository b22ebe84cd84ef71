package io.dyadwatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In an article on a match a country's name is a team's, unless something says otherwise. */
class MatchReportsTest {
    private static final String MATCH = "The soccer match ended with two goals by the striker. ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hungary led 2-1 at halftime.",
                "The coach of Peru was angry.",
                "Norway 3 2 0 1 5 4 6",
                "Kenya lost 3-0 to Ghana.",
                "Moscow hosts Minsk on Sunday."
            })
    void leave_out_teams(String sentence) {
        assertThat(actors(MATCH + sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The referee was Ali Bujsaim ( Kuwait ) . | kuwait",
                "Club Brugge of Belgium meet Rosenborg next. | belgium",
                "Sweden's Lennart Johansson spoke. | sweden",
                "The next round is played in Malta, Cyprus and Albania. | malta cyprus albania",
                "They were beaten in Lome, Togo. | togo"
            })
    void keep_countries_of_players_and_places(String sentence, String expected) {
        assertThat(actors(MATCH + sentence)).containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Japan Airlines cut its flights.",
                "The U.S. Geological Survey measured it.",
                "BANK OF JAPAN SEEN HOLDING RATES",
                "The firm is called Korea Electric Power Corp."
            })
    void are_not_needed_to_tell_a_company_from_its_country(String text) {
        assertThat(actors(text)).isEmpty();
    }

    private static Set<String> actors(String text) {
        return Sample.in("en", text).actors();
    }
}
