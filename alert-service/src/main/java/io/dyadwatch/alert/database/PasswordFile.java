package io.dyadwatch.alert.database;

import io.quarkus.credentials.CredentialsProvider;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The password of PostgreSQL's user from a file, as containers get their secrets. Read for each new connection, so that a
 * changed one needs no restart. Without a file the password is what {@code quarkus.datasource.password} says.
 */
public final class PasswordFile implements CredentialsProvider {
    private final String setting;
    private final Optional<Path> file;

    /** @param setting that names the file, for messages */
    public PasswordFile(String setting, Optional<Path> file) {
        this.setting = setting;
        this.file = file;
    }

    /**
     * The password without the line's end, if there is a file.
     *
     * @throws IllegalStateException if the file cannot be read or is empty
     */
    @Override
    public Map<String, String> getCredentials(String credentialsProviderName) {
        return file.map(given -> Map.of(PASSWORD_PROPERTY_NAME, read(given))).orElse(Map.of());
    }

    /**
     * At once and on the asking thread: while a service starts, the workers that would do it otherwise may be busy.
     *
     * <p>Takes away an interrupt of that thread. The pool interrupts an attempt to connect that takes too long, as the first
     * one may that encrypts, and then begins the next on the same thread: who waits for this answer would fail by the mark
     * that was left there, with an exception that Flyway does not try again after, and the start would end.
     */
    @Override
    public Uni<Map<String, String>> getCredentialsAsync(String credentialsProviderName) {
        return Uni.createFrom().item(() -> {
            Thread.interrupted();
            return getCredentials(credentialsProviderName);
        });
    }

    private String read(Path given) {
        try {
            String password = Files.readString(given).stripTrailing();
            if (password.isEmpty()) {
                throw new IllegalStateException(setting + " names an empty file: " + given);
            }
            return password;
        } catch (IOException e) {
            throw new IllegalStateException(setting + " names a file that cannot be read: " + given, e);
        }
    }
}
