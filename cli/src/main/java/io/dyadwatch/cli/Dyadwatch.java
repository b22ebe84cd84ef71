package io.dyadwatch.cli;

import io.dyadwatch.cli.demo.DemoCommand;
import io.dyadwatch.cli.evaluate.EvaluateCommand;
import io.dyadwatch.cli.extract.ExtractCommand;
import io.dyadwatch.cli.http.TrustedAuthority;
import io.dyadwatch.cli.post.PostCommand;
import io.dyadwatch.cli.receive.ReceiveCommand;
import io.dyadwatch.cli.redrive.RedriveCommand;
import io.dyadwatch.cli.reset.ResetCommand;
import io.dyadwatch.cli.rewind.RewindCommand;
import io.dyadwatch.cli.secure.SecureCommand;
import io.dyadwatch.cli.status.StatusCommand;
import io.dyadwatch.cli.tag.TagCommand;
import io.dyadwatch.cli.tail.TailCommand;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.cli.token.TokenCommand;
import io.dyadwatch.cli.topics.TopicsCommand;
import io.dyadwatch.cli.up.Home;
import io.dyadwatch.cli.up.UpCommand;
import io.dyadwatch.cli.vocabulary.VocabularyCommand;
import io.dyadwatch.localstack.LocalStackException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 it went well, 1 it did not, 2 it was called wrongly. */
@Command(
        name = "dyadwatch",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "Dyadwatch 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads the news as a stream and tells when two actors appear together.")
public final class Dyadwatch implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofThisProcess();
        try {
            TrustedAuthority.of(System.getenv()).ifPresent(SSLContext::setDefault);
        } catch (Failure e) {
            System.exit(failed(terminal, e));
        }
        System.exit(commandLine(terminal, Home.ofThisProcess()).execute(args));
    }

    /** All commands, printing to a terminal and working in a folder. */
    static CommandLine commandLine(Terminal terminal, Home home) {
        return new CommandLine(new Dyadwatch())
                .addSubcommand(DemoCommand.commandLine(home, terminal))
                .addSubcommand(new UpCommand(home, terminal))
                .addSubcommand(new PostCommand(terminal, System.getenv()))
                .addSubcommand(new TailCommand(terminal))
                .addSubcommand(new TagCommand(terminal))
                .addSubcommand(new EvaluateCommand(terminal))
                .addSubcommand(new ExtractCommand(terminal, System.in, Clock.systemUTC()))
                .addSubcommand(VocabularyCommand.commandLine(terminal))
                .addSubcommand(new TopicsCommand(terminal))
                .addSubcommand(new SecureCommand(terminal))
                .addSubcommand(TokenCommand.commandLine(terminal))
                .addSubcommand(new ReceiveCommand(terminal))
                .addSubcommand(new StatusCommand(terminal, System.getenv(), Clock.systemUTC()))
                .addSubcommand(new RedriveCommand(terminal, Clock.systemUTC()))
                .addSubcommand(new RewindCommand(terminal, Clock.systemUTC()))
                .addSubcommand(new ResetCommand(home, terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler((error, command, parsed) -> failed(terminal, error));
    }

    /** Called without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command");
    }

    /** What a user can act on is told in a sentence; anything else is a fault of ours and told in full. */
    private static int failed(Terminal terminal, Exception error) {
        if (error instanceof Failure || error instanceof LocalStackException) {
            String message = String.valueOf(error.getMessage());
            terminal.error("error: " + message.lines().map(Visible::line).collect(Collectors.joining("\n")));
        } else {
            terminal.error("This is a fault in Dyadwatch itself; please report it:");
            error.printStackTrace(terminal.err());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
