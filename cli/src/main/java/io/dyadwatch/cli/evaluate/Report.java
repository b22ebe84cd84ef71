package io.dyadwatch.cli.evaluate;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.tagging.evaluate.Evaluation;
import io.dyadwatch.tagging.evaluate.Evaluation.Row;
import io.dyadwatch.tagging.evaluate.Measure;
import io.dyadwatch.tagging.evaluate.Mistake;
import io.dyadwatch.tagging.evaluate.Score;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An evaluation for people: a table of the figures, then every mistake. */
final class Report {
    private static final int MAX_SLICE = 30;
    private static final int MAX_ID = 40;
    private static final int MAX_WORDS = 100;

    private final Terminal terminal;

    Report(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Evaluation evaluation) {
        terminal.line(evaluation.articles() + " articles, " + evaluation.stories() + " pairs of stories");
        terminal.line();
        terminal.line(terminal.bold("%-32s %9s %9s %9s %7s %7s %7s"
                .formatted("", "precision", "recall", "F1", "right", "missed", "false")
                .stripTrailing()));
        for (Row row : evaluation.rows()) {
            String name = row.slice().isEmpty() ? row.measure().title() : "  " + Visible.line(row.slice(), MAX_SLICE);
            String line = figures(name, row.score());
            terminal.line(row.slice().isEmpty() ? terminal.bold(line) : line);
        }
        @Nullable Measure measure = null;
        for (Mistake mistake : evaluation.mistakes()) {
            if (mistake.measure() != measure) {
                measure = mistake.measure();
                terminal.line();
                terminal.line(terminal.bold(measure.title()));
            }
            terminal.line(line(mistake));
        }
    }

    private static String figures(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "%-32s %9.3f %9.3f %9.3f %7d %7d %7d",
                name,
                score.precision(),
                score.recall(),
                score.f1(),
                score.right(),
                score.missed(),
                score.falseAlarms());
    }

    private String line(Mistake mistake) {
        String sort = mistake.falseAlarm() ? terminal.bad("false ") : terminal.accent("missed");
        String count = mistake.count() == 1 ? "" : " ×" + mistake.count();
        String words = Visible.line(String.join(" · ", mistake.found()), MAX_WORDS);
        return ("  " + sort + "  %-12s  %s%s%s")
                .formatted(
                        Visible.line(mistake.caseId(), MAX_ID),
                        Visible.line(mistake.what(), MAX_WORDS),
                        count,
                        words.isEmpty() ? "" : terminal.dim("  [" + words + "]"));
    }
}
