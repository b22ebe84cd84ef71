package io.dyadwatch.cli.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Files in the order in which they were named, folders with all that is in them, sorted by name: the same order each
 * time. Names that begin with a dot are left out, unless the user named them; links to folders are not followed. Of
 * folders, the names of those that lead to the present file are in memory.
 *
 * <p>{@link #nextFile} throws {@link UncheckedIOException} for a folder that cannot be listed; the files after it follow
 * all the same.
 */
public final class ArchiveFiles {
    private final Deque<Iterator<ArchiveFile>> levels = new ArrayDeque<>();

    public ArchiveFiles(List<Path> named) {
        levels.push(named.stream().map(path -> new ArchiveFile(path, true)).iterator());
    }

    /** The next file; absent at the end. */
    public Optional<ArchiveFile> nextFile() {
        while (!levels.isEmpty()) {
            if (!levels.element().hasNext()) {
                levels.pop();
                continue;
            }
            ArchiveFile file = levels.element().next();
            if (!isFolder(file)) {
                return Optional.of(file);
            }
            levels.push(inFolder(file.path()).iterator());
        }
        return Optional.empty();
    }

    private static boolean isFolder(ArchiveFile file) {
        return file.named()
                ? Files.isDirectory(file.path())
                : Files.isDirectory(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    private static List<ArchiveFile> inFolder(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            for (Path entry : listed) {
                if (!folder.relativize(entry).toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
        return entries.stream()
                .sorted()
                .map(path -> new ArchiveFile(path, false))
                .toList();
    }
}
