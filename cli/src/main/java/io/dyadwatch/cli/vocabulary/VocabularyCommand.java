package io.dyadwatch.cli.vocabulary;

import io.dyadwatch.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be asked of a vocabulary. */
@Command(
        name = "vocabulary",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Checks, counts and explains a vocabulary: what actors and topics are known by.",
            "How to edit one is told in docs/vocabulary.md."
        })
public final class VocabularyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private VocabularyCommand() {}

    /** With all its own commands. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new VocabularyCommand())
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new StatsCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal));
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command");
    }
}
