package io.dyadwatch.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void wrapsAtSpacesAndKeepsLineBreaks() {
        Table table = new Table(List.of("Who", "What"), List.of(7, 5));

        List<String> lines = table.draw(List.of(List.of("Nicolás Maduro", "a\nb c"), List.of("x", "abcdefg")));

        assertThat(lines)
                .containsExactly(
                        "┌─────────┬───────┐",
                        "│ Who     │ What  │",
                        "├─────────┼───────┤",
                        "│ Nicolás │ a     │",
                        "│ Maduro  │ b c   │",
                        "├─────────┼───────┤",
                        "│ x       │ abcde │",
                        "│         │ fg    │",
                        "└─────────┴───────┘");
    }
}
