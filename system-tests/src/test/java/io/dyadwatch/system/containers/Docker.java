package io.dyadwatch.system.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code docker} command.
 *
 * @param environment what it has besides this process's own; secrets go here, not into arguments
 */
record Docker(Map<String, String> environment) {

    /** Skips the test, with a line that says so, where no Docker answers. */
    static void assumeAnswers(String untried) {
        boolean answers = answers();
        if (!answers) {
            System.out.println("Skipped: no Docker answers here, so " + untried + " was not tried.");
        }
        assumeTrue(answers, "no Docker answers here");
    }

    private static boolean answers() {
        try {
            Docker docker = new Docker(Map.of());
            return docker.tried("info").status() == 0
                    && docker.tried("compose", "version").status() == 0;
        } catch (UncheckedIOException e) {
            return false; // no such command
        }
    }

    /** What a command prints; fails with it if the command does. */
    String run(String... arguments) {
        Result result = tried(arguments);
        if (result.status() != 0) {
            throw new IllegalStateException("docker " + String.join(" ", arguments) + ": " + result.printed());
        }
        return result.printed();
    }

    /** What became of a command. */
    record Result(int status, String printed) {}

    /** Runs a command that may fail. */
    Result tried(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
