package io.dyadwatch.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A program of this machine that the build does not bring, found on the {@code PATH}. */
record Program(Path file) {

    /** Skips the test, with a line that says so, where there is no such program. */
    static Program assumed(String name, String untried) {
        Optional<Program> program = find(name);
        if (program.isEmpty()) {
            System.out.println("Skipped: " + name + " is not on the PATH, so " + untried + " was not tried.");
        }
        Assumptions.assumeTrue(program.isPresent(), name + " is not on the PATH");
        return program.orElseThrow();
    }

    static Optional<Program> find(String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Program::new)
                .findFirst();
    }

    /** Output is standard output and standard error together. */
    record Result(int exit, String output) {}

    /** Runs it to its end. */
    Result run(String... arguments) {
        try {
            Process process = builder(List.of(arguments)).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it; what it says goes to a file. */
    Process start(Path log, String... arguments) {
        try {
            return builder(List.of(arguments)).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
