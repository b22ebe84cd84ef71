package io.dyadwatch.tagging.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void knows_the_small_letter_of_every_capital_of_the_languages_that_are_told_apart() {
        for (char unit = 0; unit < Letters.END_OF_LOWER; unit++) {
            boolean capital = Letters.kind(unit) == Letters.UPPER;

            assertThat(Letters.lower(unit))
                    .as("%04X", (int) unit)
                    .isEqualTo(capital ? Character.toLowerCase(unit) : unit);
        }
    }
}
