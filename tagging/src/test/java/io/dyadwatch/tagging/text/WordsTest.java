package io.dyadwatch.tagging.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void folds_case_diacritics_width_and_ligatures() {
        assertThat(folded("Moscú PERÚ Ｒｕｓｓｉａ Œuvre Straße İstanbul"))
                .containsExactly("moscu", "peru", "russia", "oeuvre", "strasse", "istanbul");
    }

    @Test
    void reads_decomposed_letters_like_composed_ones() {
        Words decomposed = Words.of("Moscu\u0301");

        assertThat(decomposed.sameFolded(0, Words.of("Moscú"), 0)).isTrue();
        assertThat(decomposed.end(0)).isEqualTo(6);
    }

    @Test
    void folds_cyrillic_case_but_keeps_its_letters_apart() {
        assertThat(folded("РОССИЯ Україна")).containsExactly("россия", "украіна");
    }

    @Test
    void does_not_end_a_word_at_a_soft_hyphen_nor_count_a_trailing_mark_of_direction() {
        Words words = Words.of("Ru\u00ADsia\u200F y");

        assertThat(words.folded(0)).isEqualTo("rusia");
        assertThat(words.end(0)).isEqualTo(6);
    }

    @Test
    void knows_the_gap_after_each_word() {
        Words words = Words.of("ruso-venezolana d'Ivoire EE.UU. U. S. a, b — c\nd\n\ne");
        List<Byte> gaps = new ArrayList<>();
        for (int i = 0; i < words.count(); i++) {
            gaps.add(words.gap(i));
        }

        assertThat(gaps)
                .containsExactly(
                        Gap.HYPHEN,
                        Gap.SPACE,
                        Gap.APOSTROPHE,
                        Gap.SPACE,
                        Gap.DOT,
                        Gap.DOT_SPACE,
                        Gap.DOT_SPACE,
                        Gap.DOT_SPACE,
                        Gap.COMMA,
                        Gap.OTHER,
                        Gap.LINE,
                        Gap.OTHER,
                        Gap.OTHER);
    }

    @Test
    void counts_positions_in_code_points() {
        CodePoints points = CodePoints.of("a😀b\uD800c");

        assertThat(points.at(0)).isZero();
        assertThat(points.at(1)).isEqualTo(1);
        assertThat(points.at(3)).isEqualTo(2);
        assertThat(points.at(6)).isEqualTo(5);
    }

    private static List<String> folded(String text) {
        Words words = Words.of(text);
        List<String> folded = new ArrayList<>();
        for (int i = 0; i < words.count(); i++) {
            folded.add(words.folded(i));
        }
        return folded;
    }
}
