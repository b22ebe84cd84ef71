package io.dyadwatch.localstack.wires;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files in a folder of secrets. Written in place: a container sees a mounted file only as the one it was. */
final class SecretFile {
    private SecretFile() {}

    /** Writes a file that only its owner may read. */
    static void write(Path file, String content) {
        create(file, content, "rw-------");
    }

    /**
     * Writes a file that containers read, whose users are others than the owner here; it is the folder that keeps everybody
     * else out.
     */
    static void writeForContainers(Path file, String content) {
        create(file, content, "rw-r--r--");
    }

    /** Leaves a file to its owner. */
    static void close(Path file) {
        permit(file, "rw-------");
    }

    /** The content without the end of its last line. */
    static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file, String content, String permissions) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            permit(file, permissions);
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void permit(Path file, String permissions) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
