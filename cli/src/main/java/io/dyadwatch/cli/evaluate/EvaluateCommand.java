package io.dyadwatch.cli.evaluate;

import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.cli.vocabulary.UnusableVocabulary;
import io.dyadwatch.cli.vocabulary.VocabularyFolder;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.evaluate.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "Exit code 2 if a line is no labelled text or the vocabulary cannot be used; nothing is measured then."
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

    @Option(
            names = "--vocabulary",
            paramLabel = "DIR",
            description = "A folder laid out as the packaged vocabulary, in its place.")
    private @Nullable Path vocabulary;

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
        Evaluation evaluation;
        try {
            Tagger tagger = new Tagger(VocabularyFolder.read(vocabulary));
            evaluation = Evaluation.of(tagger, CaseFiles.read(files));
        } catch (BadInput | UnusableVocabulary e) {
            terminal.error("error: " + Visible.line(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
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
