package io.dyadwatch.cli.archive;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path as it is told, and as a checkpoint has it
 * @param named whether the user named it; else it was found in a folder
 */
public record ArchiveFile(Path path, boolean named) {}
