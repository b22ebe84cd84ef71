package io.dyadwatch.cli.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.cli.archive.ArchiveFiles;
import io.dyadwatch.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theBarIsThePartOfTheBytesThatWereRead() throws Exception {
        Path file = Files.write(folder.resolve("a.ndjson"), new byte[1000]);
        Progress progress = progress(true);
        try (InputStream in = progress.counting(Files.newInputStream(file))) {
            in.skipNBytes(200);
            in.readNBytes(300);
        }

        progress.show(new Checkpoint.Counts(1234, 5, 0));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("[" + "#".repeat(15) + " ".repeat(15) + "]  50 %  1,234 accepted, 5 refused");
    }

    @Test
    void nothingIsShownWhereNobodyLooksOn() throws Exception {
        Files.write(folder.resolve("a.ndjson"), new byte[1000]);
        Progress progress = progress(false);

        progress.show(new Checkpoint.Counts(1, 0, 0));
        progress.clear();

        assertThat(err.size()).isZero();
    }

    private Progress progress(boolean interactive) {
        Terminal terminal = new Terminal(OutputStream.nullOutputStream(), err, interactive, false);
        return new Progress(terminal, new ArchiveFiles(List.of(folder)));
    }
}
