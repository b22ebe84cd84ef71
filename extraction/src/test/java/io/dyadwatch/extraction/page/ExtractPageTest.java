package io.dyadwatch.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractPageTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ExtractPage extract = new ExtractPage(
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    @Test
    void theArticleGoesToOneStreamAndProblemsToTheOther() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<html lang='ru'><title>Мост открыт</title><meta name='date' content='1970-01-01'><p>Мост через Лену"
                        + " открыли в понедельник, после двух лет работ, сообщили в городской администрации.</p>");

        boolean found = extract.run(page, "https://www.lena.example/most#top");

        assertThat(found).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"url\":\"https://www.lena.example/most\",\"source\":\"lena.example\",\"title\":\"Мост"
                        + " открыт\",\"text\":\"Мост через Лену открыли в понедельник, после двух лет работ,"
                        + " сообщили в городской администрации.\",\"language\":\"ru\"}");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("DATE: ");
    }

    @Test
    void aPageWithoutAnArticleIsToldByTheResult() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "<ul><li><a href='/x'>Home</a></li></ul>");

        assertThat(extract.run(page, "https://lena.example/")).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("NO_ARTICLE: ");
    }

    @Test
    void aFileThatIsMissingIsTheCallersError() {
        assertThatThrownBy(() -> extract.run(folder.resolve("none.html"), "https://lena.example/"))
                .isInstanceOf(NoSuchFileException.class);
    }
}
