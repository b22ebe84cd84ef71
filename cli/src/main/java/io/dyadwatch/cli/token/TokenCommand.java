package io.dyadwatch.cli.token;

import io.dyadwatch.cli.terminal.Terminal;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with tokens. */
@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes tokens of operators, publishers and analysts; docs/access.md tells who they are.")
public final class TokenCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TokenCommand() {}

    /** With all its own commands. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new NewCommand(terminal, new SecureRandom(), Clock.systemUTC()));
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command");
    }
}
