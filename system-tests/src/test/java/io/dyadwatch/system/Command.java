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
        Path jar = ROOT.resolve("cli/target/dyadwatch-cli.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("cli is not packaged; run mvn verify from the top");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().remove("DYADWATCH_TOKEN");
            Process process = builder.start();
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
}
