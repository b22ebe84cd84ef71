package io.dyadwatch.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.access.Role;
import io.dyadwatch.access.Token;
import io.dyadwatch.access.TokensFile;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    private final Screen screen = new Screen();
    private @Nullable String failure;

    @Test
    void printsTheTokenAndItsLineApart() {
        assertThat(run("--role", "publisher", "--name", "reuters-feed")).isZero();

        Token token = new Token(screen.out().strip());
        assertThat(token.isWellFormed()).isTrue();
        assertThat(screen.err().strip())
                .isEqualTo("publisher reuters-feed " + token.hash().hex());
    }

    @Test
    void addsItsLineToAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("tokens");

        assertThat(run("--role", "operator", "--name", "me", "--file", file.toString(), "--expires-in", "P30D"))
                .isZero();
        assertThat(run("--role", "analyst", "--name", "desk", "--file", file.toString()))
                .isZero();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Token first = new Token(screen.out().lines().findFirst().orElse(""));
        assertThat(TokensFile.read(file).tokens()).hasSize(2).hasEntrySatisfying(first.hash(), token -> {
            assertThat(token.role()).isEqualTo(Role.OPERATOR);
            assertThat(token.expires()).contains(Instant.parse("2026-12-22T12:00:00Z"));
        });
        assertThat(Files.readString(file)).doesNotContain(first.text());
        assertThat(screen.err()).doesNotContain(first.text());
    }

    @Test
    void leavesAFileAloneThatItWouldMakeUnusable() throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "operator me " + "0".repeat(64));

        assertThat(run("--role", "operator", "--name", "me", "--file", file.toString()))
                .isEqualTo(1);

        assertThat(failure).contains("line 2: the same role and name stand in a line above");
        assertThat(file).hasContent("operator me " + "0".repeat(64));
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void refusesARoleThatIsNoneOrThatNoFileHas() {
        assertThat(run("--role", "boss", "--name", "me")).isEqualTo(1);
        assertThat(failure).isEqualTo("--role is operator, publisher or analyst");
        assertThat(run("--role", "subscriber", "--name", "me")).isEqualTo(1);
        assertThat(failure).contains("made by alert-service");
        assertThat(run("--role", "analyst", "--name", "a b")).isEqualTo(1);
        assertThat(run("--name", "me")).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new NewCommand(screen.terminal(), new SecureRandom(), CLOCK))
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    failure = error instanceof Failure ? error.getMessage() : null;
                    return failure == null ? 99 : 1;
                })
                .execute(arguments);
    }
}
