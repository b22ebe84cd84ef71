package io.dyadwatch.cli.http;

import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The token that is sent to services; none to a system in the local mode. It comes from the environment or a file, never
 * from the command line, which every user of the machine can read.
 */
public final class Bearer {
    /** The variable that holds it. */
    public static final String VARIABLE = "DYADWATCH_TOKEN";

    private final Optional<String> token;
    private final String what;

    /** @param what the token's origin, for messages: never the token */
    private Bearer(Optional<String> token, String what) {
        this.token = token;
        this.what = what;
    }

    /**
     * What an environment has.
     *
     * @throws Failure if it is none that could be sent
     */
    public static Bearer of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        requireSendable(given, VARIABLE);
        return given.isEmpty()
                ? new Bearer(Optional.empty(), "no token")
                : new Bearer(Optional.of(given), "the token in " + VARIABLE);
    }

    /**
     * The token that stands alone in a file.
     *
     * @throws Failure if it cannot be read or holds none that could be sent
     */
    public static Bearer ofFile(Path file) {
        try {
            String given = Files.readString(file).strip();
            requireSendable(given, file.toString());
            if (given.isEmpty()) {
                throw new Failure(file + " holds no token");
            }
            return new Bearer(Optional.of(given), "the token in " + file);
        } catch (IOException e) {
            throw new Failure("cannot read a token from " + file, e);
        }
    }

    /** A token that a service has just given. */
    public static Bearer ofToken(String token) {
        return new Bearer(Optional.of(token), "the token that a service had given");
    }

    private static void requireSendable(String given, String where) {
        if (!given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Failure(where + " holds what is no token");
        }
    }

    /** What is sent, for messages. */
    String what() {
        return what;
    }

    /** The value of the Authorization header. */
    Optional<String> header() {
        return token.map(text -> "Bearer " + text);
    }
}
