package io.dyadwatch.cli.http;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.operations.trust.Authorities;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Whose certificates are trusted over HTTPS, where that is not whom Java trusts anyway. */
public final class TrustedAuthority {
    /** The variable that holds the path of a PEM file. */
    public static final String VARIABLE = "DYADWATCH_CA";

    private TrustedAuthority() {}

    /**
     * What an environment names; absent where it names none.
     *
     * @throws Failure if the file holds no certificate
     */
    public static Optional<SSLContext> of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        return given.isEmpty() ? Optional.empty() : Optional.of(trusting(Path.of(given)));
    }

    private static SSLContext trusting(Path file) {
        try {
            return Authorities.trusted(file);
        } catch (IllegalArgumentException e) {
            throw new Failure(VARIABLE + " " + e.getMessage(), e);
        }
    }
}
