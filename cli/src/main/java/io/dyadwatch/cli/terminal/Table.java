package io.dyadwatch.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells whose texts are wrapped at spaces, drawn with lines.
 *
 * @param headers one for each column
 * @param widths of the columns, in code points; a longer text goes on in the next line
 */
public record Table(List<String> headers, List<Integer> widths) {

    /** Draws the rows; each has one cell for each column. */
    public List<String> draw(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(rule("┌", "┬", "┐"));
        lines.addAll(row(headers));
        for (List<String> row : rows) {
            lines.add(rule("├", "┼", "┤"));
            lines.addAll(row(row));
        }
        lines.add(rule("└", "┴", "┘"));
        return lines;
    }

    private String rule(String left, String middle, String right) {
        return left
                + String.join(
                        middle, widths.stream().map(w -> "─".repeat(w + 2)).toList())
                + right;
    }

    private List<String> row(List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.size(); i++) {
            List<String> cell = wrap(cells.get(i), widths.get(i));
            wrapped.add(cell);
            height = Math.max(height, cell.size());
        }
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder("│");
            for (int i = 0; i < widths.size(); i++) {
                String text = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : "";
                line.append(' ')
                        .append(text)
                        .append(" ".repeat(widths.get(i) - length(text)))
                        .append(" │");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Breaks a text at spaces, and a word that is too long anywhere. A line break in the text stays one. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String line = "";
            for (String word : paragraph.split(" ", -1)) {
                String rest = word;
                if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
                    lines.add(line);
                    line = "";
                }
                while (length(rest) > width) {
                    int cut = rest.offsetByCodePoints(0, width);
                    lines.add(rest.substring(0, cut));
                    rest = rest.substring(cut);
                }
                line = line.isEmpty() ? rest : line + " " + rest;
            }
            lines.add(line);
        }
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
