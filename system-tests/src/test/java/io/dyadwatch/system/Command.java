package io.dyadwatch.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged {@code dyadwatch} command, called as a process of its own. */
final class Command {
    private static final Path ROOT = Path.of(System.getProperty("dyadwatch.root", ".."));

    private Command() {}

    /** What came of it; output is standard output and standard error together. */
    record Result(int exit, String output) {}

    /** Calls it, without a token, and waits for its end. */
    static Result dyadwatch(String... arguments) {
        try {
            Process process = builder(List.of(arguments)).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the command does not end: " + output);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts it, without a token.
     *
     * @param folder that it works in
     * @param log for what it says
     */
    static Process start(Path folder, Path log, String... arguments) {
        try {
            return builder(List.of(arguments))
                    .directory(folder.toFile())
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder builder(List<String> arguments) {
        Path jar = ROOT.resolve("cli/target/dyadwatch-cli.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("cli is not packaged; run mvn verify from the top");
        }
        // As the launcher starts the smallest of its commands.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-Xss512k",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DYADWATCH_TOKEN");
        return builder;
    }
}
