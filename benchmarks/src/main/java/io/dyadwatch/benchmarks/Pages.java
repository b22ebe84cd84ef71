package io.dyadwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Pages that come round one after the other. */
@State(Scope.Thread)
public class Pages {
    private static final int MADE_UP = 60;

    /** A folder with {@code .html} files at any depth, but for {@code expected.html}; without one the pages are made up. */
    @Param("")
    public String folder = "";

    private List<byte[]> pages = List.of();
    private int next;

    @Setup(Level.Trial)
    public void make() throws IOException {
        pages = folder.isEmpty() ? new MadeUpPages().pages(MADE_UP) : read(Path.of(folder));
        System.out.printf(
                "%d pages of %d KB on average%n",
                pages.size(), pages.stream().mapToInt(page -> page.length).sum() / pages.size() / 1024);
    }

    byte[] next() {
        next = next + 1 == pages.size() ? 0 : next + 1;
        return pages.get(next);
    }

    String nextAsText() {
        return new String(next(), StandardCharsets.UTF_8);
    }

    private static List<byte[]> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html") && !file.endsWith("expected.html"))
                    .sorted()
                    .map(Pages::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
