package io.dyadwatch.cli.http;

import io.dyadwatch.cli.terminal.Failure;
import java.util.Map;
import java.util.Optional;

/**
 * The token that is sent to services; none to a system in the local mode. It comes from the environment, never from the
 * command line, which every user of the machine can read.
 */
public final class Bearer {
    /** The variable that holds it. */
    public static final String VARIABLE = "DYADWATCH_TOKEN";

    private final Optional<String> token;

    private Bearer(Optional<String> token) {
        this.token = token;
    }

    /**
     * What an environment has.
     *
     * @throws Failure if it is none that could be sent
     */
    public static Bearer of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        if (!given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Failure(VARIABLE + " holds what is no token");
        }
        return new Bearer(given.isEmpty() ? Optional.empty() : Optional.of(given));
    }

    /** The value of the Authorization header. */
    Optional<String> header() {
        return token.map(text -> "Bearer " + text);
    }
}
