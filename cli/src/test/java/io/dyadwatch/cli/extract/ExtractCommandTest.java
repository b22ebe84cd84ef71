package io.dyadwatch.cli.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExtractCommandTest {
    private static final String PARAGRAPH =
            "The harbour office said on Tuesday that the new tide gauge, which was lowered"
                    + " into the basin last week, has begun to send its readings to the city every ten minutes. ";
    private static final String PAGE = "<html lang='en'><head><title>Gauge sends readings</title>"
            + "<script type='application/ld+json'>{\"@type\": [</script></head><body><article>"
            + "<h1>Gauge sends readings</h1>" + ("<p>" + PARAGRAPH.repeat(3) + "</p>").repeat(3)
            + "</article></body></html>";
    private static final String FEED = "<rss version='2.0'><channel><title>Harbour</title>"
            + "<item><title>One \u202E1</title><link>/one</link></item>"
            + "<item><title>Two</title><link>https://example.org/two</link></item></channel></rss>";

    @TempDir
    Path folder = Path.of("");

    private final Screen screen = new Screen();
    private InputStream standardInput = InputStream.nullInputStream();

    @Test
    void aPageIsOneObjectAndItsProblemsAreOnStandardError() throws Exception {
        int exit = extract("--url", "https://www.example.org/gauge", write("page.html", PAGE));

        assertThat(exit).isZero();
        assertThat(screen.out().lines()).hasSize(1);
        JsonNode article = Json.mapper().readTree(screen.out());
        assertThat(article.path("url").asText()).isEqualTo("https://www.example.org/gauge");
        assertThat(article.path("title").asText()).isEqualTo("Gauge sends readings");
        assertThat(article.path("text").asText()).contains("every ten minutes");
        assertThat(screen.err()).startsWith("STRUCTURED_DATA: ");
    }

    @Test
    void aPageWithoutAnArticleIsToldAndTheExitCodeIs1() throws Exception {
        int exit = extract("--url", "https://example.org/", write("empty.html", "<html><body></body></html>"));

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).contains("NO_ARTICLE: ");
    }

    @Test
    void theContentTypeSaysWhatTheBytesDoNot() throws Exception {
        Path page = folder.resolve("page.html");
        Files.write(page, PAGE.replace("harbour", "порт").getBytes(Charset.forName("KOI8-R")));

        extract("--content-type", "text/html; charset=koi8-r", "--url", "https://example.org/", page.toString());

        assertThat(Json.mapper().readTree(screen.out()).path("text").asText()).contains("The порт office");
    }

    @Test
    void aFeedIsALineAnEntryAndItsReportIsOnStandardError() throws Exception {
        int exit = extract("--feed", "--url", "https://example.org/feed.xml", write("feed.xml", FEED));

        assertThat(exit).isZero();
        assertThat(screen.out().lines().map(ExtractCommandTest::address))
                .containsExactly("https://example.org/one", "https://example.org/two");
        assertThat(screen.err()).startsWith("{\"title\":\"Harbour\"").contains("\"items\":2");
    }

    @Test
    void whatIsNoFeedIsToldAndTheExitCodeIs1() throws Exception {
        int exit = extract("--feed", write("feed.xml", "good morning"));

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("not-a-feed");
    }

    @Test
    void aDashIsStandardInput() {
        standardInput = new ByteArrayInputStream(FEED.getBytes(StandardCharsets.UTF_8));

        assertThat(extract("--feed", "-")).isZero();
        assertThat(screen.out().lines()).hasSize(2);
    }

    @Test
    void aFeedThatIsTooLongIsRefusedUnread() {
        standardInput = new ByteArrayInputStream(new byte[ExtractCommand.MAX_FEED_BYTES + 1]);

        assertThat(extract("--feed", "-")).isEqualTo(1);
        assertThat(screen.err()).contains("which no feed needs");
    }

    @Test
    void aPageWithoutAnAddressIsAWrongCall() throws Exception {
        assertThat(extract(write("page.html", PAGE))).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThat(extract("--feed", folder.resolve("none.xml").toString())).isEqualTo(1);
        assertThat(screen.err()).contains("there is no file");
    }

    private static String address(String line) {
        try {
            return Json.mapper().readTree(line).path("url").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int extract(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        return new CommandLine(new ExtractCommand(screen.terminal(), standardInput, clock))
                .setErr(new PrintWriter(screen.terminal().err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (error instanceof Failure) {
                        screen.terminal().error(String.valueOf(error.getMessage()));
                        return 1;
                    }
                    throw error;
                })
                .execute(arguments);
    }
}
