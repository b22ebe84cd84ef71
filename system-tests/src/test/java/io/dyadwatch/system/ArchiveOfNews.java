package io.dyadwatch.system;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A publisher's archive: made-up articles of some 2 KB, an object a line, each of which names two actors. */
final class ArchiveOfNews {
    private ArchiveOfNews() {}

    static Path write(Path file, int articles) {
        Prose prose = new Prose(7);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < articles; i++) {
                Map<String, Object> article = prose.article(
                        i,
                        prose.sentences(12) + "\nEl presidente de Cuba viajó a Angola con " + prose.word() + ".\n"
                                + prose.sentences(12));
                article.put("url", "https://archive.example.org/" + i);
                lines.write(Http.write(article));
                lines.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
