package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of one local system: what its stores keep, its logs, its temporary files.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {

    public Path logs() {
        return root.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path postgreSql() {
        return root.resolve("postgresql");
    }

    Path enrichState() {
        return root.resolve("enrich-state");
    }

    /** Goes with the database: without it, the secrets in it cannot be read. */
    Path encryptionKeys() {
        return root.resolve("encryption-keys");
    }

    /** Unpacked native libraries and the like: a folder for each part, emptied at each start. */
    Path temporary(String part) {
        return root.resolve("tmp").resolve(part);
    }

    /** Written by a store when it can be used. */
    Path readyFile(String part) {
        return root.resolve("tmp").resolve(part + ".ready");
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /** Deletes everything but the lock. */
    public void clear() {
        delete(root, file -> !file.equals(root) && !file.equals(lockFile()));
    }

    /** Deletes the folder with all that is in it. */
    public void delete() {
        delete(root, file -> true);
    }

    /** Empties the temporary files and makes the folders that parts write to. */
    void prepare(List<String> parts) {
        delete(root.resolve("tmp"), file -> true);
        try {
            Files.createDirectories(logs());
            for (String part : parts) {
                Files.createDirectories(temporary(part));
                Files.deleteIfExists(log(part));
            }
        } catch (IOException e) {
            throw new Failure("cannot write to " + root + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder, Predicate<Path> doomed) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            // Innermost first.
            for (Path file :
                    files.filter(doomed).sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new Failure("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
