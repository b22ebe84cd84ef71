package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that encrypts secrets in the local database: made once, kept as long as the database is. */
final class LocalKey {
    private static final int KEY_BYTES = 32;

    private LocalKey() {}

    /** Writes a key to a file that only this user may read, unless one is there. */
    static void make(Path file) {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path begun = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(begun);
            Files.createFile(begun, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(begun, "local:" + Base64.getEncoder().encodeToString(key) + "\n");
            // Whole or not at all: half a key would keep the service from starting.
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
