package io.dyadwatch.cli.evaluate;

import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.evaluate.Evaluation;
import io.dyadwatch.tagging.evaluate.EvaluationCase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the tagger on labelled texts. */
@Command(
        name = "evaluate",
        description = {
            "Tags labelled texts and prints precision, recall and F1 for actors, topics, pairs, language and stories,",
            "then every miss and false alarm. The project's own labelled texts are in evaluation/, with their format.",
            "Exit code 2 if a line is no labelled text; nothing is measured then."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "NDJSON: labelled articles, pairs of stories, or both.")
    private List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json: one JSON object with all figures and mistakes. Default: table.")
    private Output output = Output.table;

    /** How the result is written. */
    enum Output {
        table,
        json
    }

    public EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<EvaluationCase> cases;
        try {
            cases = CaseFiles.read(files);
        } catch (BadCase e) {
            terminal.error("error: " + Visible.line(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
        Evaluation evaluation = Evaluation.of(new Tagger(Vocabulary.packaged()), cases);
        if (output == Output.json) {
            JsonLines out = new JsonLines(terminal.out(), terminal.interactive());
            out.write(evaluation);
            out.flush();
        } else {
            new Report(terminal).print(evaluation);
        }
        return ExitCode.OK;
    }
}
