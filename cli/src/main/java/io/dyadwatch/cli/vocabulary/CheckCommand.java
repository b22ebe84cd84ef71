package io.dyadwatch.cli.vocabulary;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.tagging.Vocabulary;
import io.dyadwatch.tagging.check.VocabularyCheck;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Tells whether a folder can be used as a vocabulary. */
@Command(
        name = "check",
        description = {
            "Reads a folder as the services would. Prints each problem on a line: file, line, entry, field.",
            "Of each entry it tells the first problem; ids that entries name of each other are looked at once every",
            "entry by itself is right. Warnings are no problems: a name without a rule that two actors share, a name",
            "that a block swallows, a topic without words in a language.",
            "Exit code 0 if it can be used, 1 if not, 2 if there is no such folder."
        })
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "A folder laid out as the packaged vocabulary.")
    private Path folder = Path.of("");

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        VocabularyCheck check;
        try {
            check = VocabularyCheck.of(VocabularyFolder.files(folder));
        } catch (UnusableVocabulary e) {
            terminal.error("error: " + Visible.line(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
        check.problems().forEach(problem -> terminal.line(terminal.bad("error") + " " + Visible.line(problem)));
        check.warnings().forEach(warning -> terminal.line(terminal.accent("warning") + " " + Visible.line(warning)));
        Optional<Vocabulary> vocabulary = check.vocabulary();
        if (vocabulary.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        VocabularyContent content = vocabulary.get().content();
        terminal.line(terminal.good("ok") + " version " + content.version() + ", "
                + content.actors().size() + " actors, "
                + content.topics().size() + " topics, "
                + check.warnings().size() + " warnings");
        return ExitCode.OK;
    }
}
