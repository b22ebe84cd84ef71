package io.dyadwatch.cli.token;

import io.dyadwatch.access.FileToken;
import io.dyadwatch.access.Role;
import io.dyadwatch.access.Token;
import io.dyadwatch.access.TokensFile;
import io.dyadwatch.access.UnusableTokensFile;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes one token. */
@Command(
        name = "new",
        description = {
            "Prints a new token on standard output, once, and its line for the tokens file on standard error;",
            "with --file the line is added to that file, which is made for its owner only where it is missing.",
            "Tokens of subscribers are made by alert-service: POST /v1/subscribers/{id}/tokens."
        })
final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final RandomGenerator random;
    private final Clock clock;

    @Option(names = "--role", required = true, description = "operator, publisher or analyst.")
    private String role = "";

    @Option(
            names = "--name",
            required = true,
            description = "Whose it is, for people: A-Z, a-z, 0-9, '.', '_', '@', '-'.")
    private String name = "";

    @Option(names = "--file", paramLabel = "FILE", description = "Tokens file to add its line to.")
    private @Nullable Path file;

    @Option(
            names = "--expires-in",
            paramLabel = "DURATION",
            description = "ISO 8601, for example P90D. Without it the token does not expire.")
    private @Nullable Duration expiresIn;

    NewCommand(Terminal terminal, RandomGenerator random, Clock clock) {
        this.terminal = terminal;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Token token = Token.fresh(random);
        String line = line(token);
        if (file == null) {
            terminal.error(line);
        } else {
            add(line, file);
            terminal.error("added to " + file);
        }
        terminal.line(token.text());
        return 0;
    }

    private String line(Token token) {
        try {
            return new FileToken(
                            Role.of(role)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException("--role is operator, publisher or analyst")),
                            name,
                            token.hash(),
                            Optional.ofNullable(expiresIn)
                                    .map(time -> clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS)))
                    .line();
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The whole of the file is read again afterwards, and given back what it was if that fails. */
    private static void add(String line, Path file) {
        try {
            create(file);
            String before = Files.readString(file);
            String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Files.writeString(file, separator + line + "\n", StandardOpenOption.APPEND);
            try {
                TokensFile.read(file);
            } catch (UnusableTokensFile e) {
                Files.writeString(file, before);
                throw new Failure(e.getMessage() + "; nothing was added", e);
            }
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            boolean posix = file.toAbsolutePath()
                    .getFileSystem()
                    .supportedFileAttributeViews()
                    .contains("posix");
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // Whoever made it chose who may read it.
        }
    }
}
