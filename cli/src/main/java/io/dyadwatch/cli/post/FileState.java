package io.dyadwatch.cli.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What tells that a file has not changed.
 *
 * @param size in bytes; -1 where there is no such file
 * @param modified when it was last written
 */
record FileState(long size, Instant modified) {
    static FileState of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(
                    attributes.size(), attributes.lastModifiedTime().toInstant());
        } catch (IOException e) {
            return new FileState(-1, Instant.EPOCH);
        }
    }
}
