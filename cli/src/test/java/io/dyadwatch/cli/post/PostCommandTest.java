package io.dyadwatch.cli.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PostCommandTest {
    @TempDir
    Path folder = Path.of("");

    @TempDir
    Path workingFolder = Path.of("");

    private Screen screen = new Screen();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final IngestStandIn ingest = new IngestStandIn();

    PostCommandTest() throws IOException {}

    @BeforeEach
    void nothingIsKept() {
        assertThat(workingFolder).isEmptyDirectory();
    }

    @AfterEach
    void stopIngest() {
        ingest.close();
    }

    @Test
    void postsATextFileAsOneArticleWithASource() throws Exception {
        Path file = write("a.txt", "\uFEFFUna señal\n");

        int exit = post(file.toString());

        assertThat(exit).isZero();
        assertThat(ingest.posted()).containsExactly(json("{'text':'Una señal\\n','source':'local file'}"));
        assertThat(screen.out().lines()).containsExactly(file + "  accepted  id-1", "1 accepted, 0 refused");
        assertThat(workingFolder).isEmptyDirectory();
    }

    @Test
    void theEnvironmentMaySayWhereIngestIs() throws Exception {
        environment.put("INGEST_URL", ingest.url());

        int exit = new CommandLine(new PostCommand(screen.terminal(), environment))
                .execute(write("a.txt", "A text.").toString());

        assertThat(exit).isZero();
        assertThat(ingest.posted()).hasSize(1);
    }

    @Test
    void addsASourceToJsonOnlyWhereThereIsNeitherUrlNorSource() throws Exception {
        post(
                "--source",
                "archive",
                write("a.json", "{\"text\":\"a\"}").toString(),
                write("b.json", "{\"text\":\"b\",\"url\":\"https://example.org/b\"}")
                        .toString(),
                write("c.json", "{\"text\":\"c\",\"source\":\"mine\"}").toString());

        assertThat(ingest.posted())
                .containsExactly(
                        json("{'text':'a','source':'archive'}"),
                        json("{'text':'b','url':'https://example.org/b'}"),
                        json("{'text':'c','source':'mine'}"));
    }

    @Test
    void aBackfillMarksEveryArticle() throws Exception {
        post(
                "--backfill",
                write("a.txt", "a").toString(),
                write("b.ndjson", "{\"text\":\"b\"}").toString());

        assertThat(ingest.posted())
                .hasSize(2)
                .allMatch(article -> article.path("backfill").asBoolean());
    }

    @Test
    void tellsTheProblemOfEachFileAndGoesOn() throws Exception {
        Path blank = write("blank.json", "{\"text\":\"\"}");
        Path broken = write("broken.json", "{");
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "señal".getBytes(StandardCharsets.ISO_8859_1));
        Path picture = write("picture.png", "");
        Path page = write("page.html", "<html><body></body></html>");
        Path missing = folder.resolve("missing.txt");
        Path good = write("good.txt", "good");

        int exit = post(
                blank.toString(),
                broken.toString(),
                latin.toString(),
                picture.toString(),
                page.toString(),
                missing.toString(),
                good.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out().lines())
                .containsExactly(
                        blank + "  422 text must not be blank",
                        broken + "  is not valid JSON at line 1, column 2",
                        latin + "  it is not UTF-8",
                        picture + "  post takes .txt, .html, .json, .ndjson and .warc, plain or with .gz or .zst",
                        page + "  no article was found in the page",
                        missing + "  there is no such file",
                        good + "  accepted  id-2",
                        "1 accepted, 6 refused");
    }

    @Test
    void postsLinesAndTellsWhichWereRefused() throws Exception {
        StringBuilder lines = new StringBuilder("\n");
        for (int i = 0; i < 1200; i++) {
            lines.append(i == 900 ? "[]" : "{\"text\":\"" + (i == 700 ? "" : "t" + i) + "\"}")
                    .append('\n');
        }
        Path file = write("many.ndjson", lines.toString());

        int exit = post(file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(ingest.posted())
                .hasSize(1199)
                .allMatch(a -> a.path("source").asText().equals("local file"));
        assertThat(screen.out().lines())
                .containsExactly(
                        file + ", line 702  422 text must not be blank",
                        file + ", line 902  it is not a JSON object",
                        "1198 accepted, 2 refused");
    }

    @Test
    void aFileThatBreaksOffIsToldAndTheNextGoesOn() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines(0, 10).getBytes(StandardCharsets.UTF_8));
        }
        Path broken = folder.resolve("a.ndjson.gz");
        Files.write(broken, Arrays.copyOf(packed.toByteArray(), packed.size() - 4));
        Path none = folder.resolve("none.ndjson");
        Path good = write("b.ndjson", lines(10, 12));

        int exit = post(broken.toString(), none.toString(), good.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(texts()).hasSize(12);
        assertThat(screen.out().lines())
                .containsExactly(
                        broken + ", line 10  cannot be read further: it breaks off",
                        none + "  there is no such file",
                        "12 accepted, 2 refused");
    }

    @Test
    void aFolderIsReadInOrderAndWhatIsNoArticleIsCounted() throws Exception {
        Files.createDirectories(folder.resolve("b"));
        write("b/2.txt", "two");
        write("a.txt", "one");
        write("c.json", "{\"text\":\"three\"}");
        write("d.png", "");
        write(".hidden.txt", "no");

        int exit = post(folder.toString());

        assertThat(exit).isZero();
        assertThat(ingest.posted().stream().map(a -> a.path("text").asText())).containsExactly("one", "two", "three");
        assertThat(screen.out()).isEqualTo("3 accepted, 0 refused; 1 files of other kinds passed over\n");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String url = ingest.url();
        ingest.close();

        int exit = post("--url", url, write("a.txt", "a").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("error: no answer from " + url + ": is Dyadwatch up?\n");
        assertThat(pauses).isEmpty();
    }

    @Test
    void sendsTheTokenOfTheEnvironment() throws Exception {
        environment.put("DYADWATCH_TOKEN", "dwt_secret\n");
        post(write("a.txt", "a").toString());
        environment.clear();
        post(write("a.txt", "a").toString());

        assertThat(ingest.authorizations()).containsExactly("Bearer dwt_secret", "none");
    }

    @Test
    void tellsInOneLineThatItIsNotLetInAndDoesNotShowTheToken() throws Exception {
        environment.put("DYADWATCH_TOKEN", "dwt_wrong");
        ingest.fail(IngestStandIn.refuse(401, ""));

        int exit = post(write("a.txt", "a").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err())
                .startsWith("error: " + ingest.url() + " was sent the token in DYADWATCH_TOKEN: 401 ")
                .doesNotContain("dwt_wrong");
    }

    @Test
    void waitsAsLongAsItIsAskedAndPostsAgain() throws Exception {
        ingest.fail(IngestStandIn.refuse(503, "7"), IngestStandIn.refuse(429, ""), IngestStandIn.refuse(503, "never"));

        int exit = post(write("a.ndjson", lines(0, 10)).toString());

        assertThat(exit).isZero();
        assertThat(ingest.posted()).hasSize(10);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(screen.err().lines()).hasSize(1).allMatch(line -> line.startsWith("waiting: 503 "));
    }

    @Test
    void whoIsToldToComeAgainAtOnceStillWaitsAndGivesUpInTheEnd() throws Exception {
        ingest.fail(IngestStandIn.none());
        for (int i = 0; i < 700; i++) {
            ingest.fail(IngestStandIn.refuse(503, "0"));
        }

        int exit = post(write("a.ndjson", lines(0, 700)).toString());

        assertThat(exit).isEqualTo(1);
        assertThat(pauses).hasSize(600).containsOnly(Duration.ofSeconds(1));
        assertThat(screen.err()).contains("nothing was taken for PT10M");
    }

    @Test
    void onlyLinesThatWereRefusedForNowAreSentAgain() throws Exception {
        ingest.fail(IngestStandIn.unavailable(3, 7));

        int exit = post(write("a.ndjson", lines(0, 10)).toString());

        assertThat(exit).isZero();
        assertThat(texts()).hasSize(10).endsWith("t2", "t6").doesNotHaveDuplicates();
    }

    @Test
    void afterABrokenConnectionOnlyWhatHadNoResultIsSentAgain() throws Exception {
        ingest.fail(IngestStandIn.none(), IngestStandIn.cutAfter(120), IngestStandIn.cutAfter(0));

        int exit = post(write("a.ndjson", lines(0, 1300)).toString());

        assertThat(exit).isZero();
        assertThat(texts()).hasSize(1300).doesNotHaveDuplicates();
        assertThat(screen.out()).isEqualTo("1300 accepted, 0 refused\n");
    }

    @Test
    void interruptedItGoesOnWhereItWas() throws Exception {
        Path file = write("a.ndjson", lines(0, 1300));
        ingest.fail(IngestStandIn.none(), IngestStandIn.cutAfter(120), IngestStandIn.refuse(503, "3600"));

        int first = post(file.toString());

        assertThat(first).isEqualTo(1);
        assertThat(screen.out()).isEqualTo("620 accepted, 0 refused\n");
        assertThat(screen.err()).contains("nothing was taken for PT10M").contains("The same command goes on");

        screen = new Screen();
        int second = post(file.toString());

        assertThat(second).isZero();
        assertThat(texts()).hasSize(1300).doesNotHaveDuplicates();
        assertThat(screen.out().lines()).containsExactly(file + "  goes on after 620", "1300 accepted, 0 refused");
        assertThat(workingFolder).isEmptyDirectory();
    }

    @Test
    void goesOnInTheMiddleOfAFolder() throws Exception {
        for (int i = 0; i < 700; i++) {
            write("f%03d.txt".formatted(i), "t" + i);
        }
        ingest.fail(IngestStandIn.none(), IngestStandIn.refuse(503, "3600"));
        assertThat(post(folder.toString())).isEqualTo(1);

        screen = new Screen();
        assertThat(post(folder.toString())).isZero();

        assertThat(new HashSet<>(texts())).hasSize(700);
        assertThat(texts()).hasSize(700);
        assertThat(screen.out()).endsWith("700 accepted, 0 refused\n");
    }

    @Test
    void doesNotGoOnInAFileThatHasChanged() throws Exception {
        Path file = write("a.ndjson", lines(0, 600));
        ingest.fail(IngestStandIn.none(), IngestStandIn.refuse(503, "3600"));
        post(file.toString());
        Files.writeString(file, lines(0, 601));

        assertThat(post(file.toString())).isEqualTo(1);

        assertThat(screen.err()).contains("what is posted has changed since it was interrupted, at " + file);
        assertThat(ingest.posted()).hasSize(500);
    }

    @Test
    void theCheckpointOfAnotherPostingIsRefused() throws Exception {
        Path checkpoint = folder.resolve("mine.checkpoint");
        Path file = write("a.ndjson", lines(0, 600));
        ingest.fail(IngestStandIn.none(), IngestStandIn.refuse(503, "3600"));
        post("--checkpoint", checkpoint.toString(), file.toString());
        assertThat(checkpoint).exists();

        int exit = post("--checkpoint", checkpoint.toString(), "--backfill", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).contains("is the checkpoint of another posting");
    }

    private int post(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--url")) {
            all.addAll(List.of("--url", ingest.url()));
        }
        return new CommandLine(new PostCommand(
                        screen.terminal(),
                        environment,
                        workingFolder,
                        pauses::add,
                        () -> pauses.stream().mapToLong(Duration::toNanos).sum()))
                .execute(all.toArray(String[]::new));
    }

    private List<String> texts() {
        return ingest.posted().stream().map(a -> a.path("text").asText()).toList();
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("{\"text\":\"t").append(i).append("\"}\n");
        }
        return lines.toString();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static JsonNode json(String singleQuoted) throws IOException {
        return Json.mapper().readTree(singleQuoted.replace('\'', '"'));
    }
}
