package io.dyadwatch.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages written after patterns that are met on the web, with the paragraphs that a reader would call the article. */
class HardPagesTest {
    private final PageReader reader =
            new PageReader(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "es-blog-platform",
                "es-line-breaks",
                "es-boxes-between",
                "ru-messenger-links",
                "uk-nested-tables",
                "ar-right-to-left",
                "zh-no-spaces",
                "en-live-blog",
                "en-amp",
                "en-pieces",
                "en-table-list-code",
                "en-short-among-teasers",
                "en-more-comments-than-article",
                "en-body-in-data-only",
                "en-newspaper",
                "en-interview",
                "es-newspaper"
            })
    void theArticleIsReadAndNothingElse(String name) throws IOException {
        byte[] page = resource(name + ".html");

        Page read = reader.read(page, "text/html", "https://news.example/" + name);

        assertThat(read.text()).isEqualTo(new String(resource(name + ".txt"), StandardCharsets.UTF_8).strip());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HardPagesTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
