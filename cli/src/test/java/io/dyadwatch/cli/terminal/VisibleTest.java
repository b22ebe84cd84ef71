package io.dyadwatch.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void takesTheEffectOutOfControlCharacters() {
        String hostile =
                "Red: \u001B[31m, clear: \u009B2J, title: \u001B]0;x\u0007, turned: \u202Eabc, deleted: \u007F";

        String line = Visible.line(hostile);

        assertThat(line)
                .isEqualTo(
                        "Red: \uFFFD[31m, clear: \uFFFD2J, title: \uFFFD]0;x\uFFFD, turned: \uFFFDabc, deleted: \uFFFD");
    }

    @Test
    void leavesOrdinaryWritingOfEveryLanguageAlone() {
        String line = "Señal — Путин встретился; 北京; می\u200Cخواهم; 👩\u200D👧";

        assertThat(Visible.line(line)).isEqualTo(line);
    }

    @Test
    void makesOneLineOfMany() {
        assertThat(Visible.line("  a\r\n\tb\u2028c  d \n")).isEqualTo("a b c d");
    }

    @Test
    void cutsByCodePointsAndShowsThatItCut() {
        assertThat(Visible.line("👩👩👩👩", 3)).isEqualTo("👩👩…");
        assertThat(Visible.line("abc", 3)).isEqualTo("abc");
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        assertThat(Visible.line("x\uD800y")).isEqualTo("x\uFFFDy");
    }
}
