package io.dyadwatch.cli.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dyadwatch.cli.terminal.Screen;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PostCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final Screen screen = new Screen();
    private final List<JsonNode> posted = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> authorizations = new ArrayList<>();
    private HttpServer ingest = unbound();

    @BeforeEach
    void startIngest() throws IOException {
        ingest.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingest.createContext("/v1/articles", this::one);
        ingest.createContext("/v1/articles/batch", this::batch);
        ingest.start();
    }

    @AfterEach
    void stopIngest() {
        ingest.stop(0);
    }

    @Test
    void postsATextFileAsOneArticleWithASource() throws Exception {
        Path file = write("a.txt", "\uFEFFUna señal\n");

        int exit = post(file.toString());

        assertThat(exit).isZero();
        assertThat(posted).containsExactly(json("{'source':'local file','text':'Una señal\\n'}"));
        assertThat(screen.out()).isEqualTo(file + "  accepted  id-1\n");
    }

    @Test
    void theEnvironmentMaySayWhereIngestIs() throws Exception {
        environment.put("INGEST_URL", url());

        int exit = new CommandLine(new PostCommand(screen.terminal(), environment))
                .execute(write("a.txt", "A text.").toString());

        assertThat(exit).isZero();
        assertThat(posted).hasSize(1);
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

        assertThat(posted)
                .containsExactly(
                        json("{'text':'a','source':'archive'}"),
                        json("{'text':'b','url':'https://example.org/b'}"),
                        json("{'text':'c','source':'mine'}"));
    }

    @Test
    void tellsTheProblemOfEachFileAndGoesOn() throws Exception {
        Path blank = write("blank.json", "{\"text\":\"\"}");
        Path broken = write("broken.json", "{");
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "señal".getBytes(StandardCharsets.ISO_8859_1));
        Path picture = write("picture.png", "");
        Path good = write("good.txt", "good");
        Path missing = folder.resolve("missing.txt");

        int exit = post(
                blank.toString(),
                broken.toString(),
                latin.toString(),
                picture.toString(),
                missing.toString(),
                good.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out().lines())
                .containsExactly(
                        blank + "  422 The request was refused: text must not be blank",
                        broken + "  is not valid JSON at line 1, column 2",
                        latin + "  it is not UTF-8",
                        picture + "  post takes .txt, .json and .ndjson",
                        missing + "  there is no such file",
                        good + "  accepted  id-2");
    }

    @Test
    void postsLinesInBatchesAndTellsWhichLinesWereRefused() throws Exception {
        StringBuilder lines = new StringBuilder("\n");
        for (int i = 0; i < 1200; i++) {
            lines.append("{\"text\":\"").append(i == 700 ? "" : "t" + i).append("\"}\n");
        }
        Path file = write("many.ndjson", lines.toString());

        int exit = post(file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(posted).hasSize(1200).allMatch(a -> a.path("source").asText().equals("local file"));
        assertThat(screen.out().lines())
                .containsExactly(file + ", line 702  422 text must not be blank", file + "  1199 accepted, 1 refused");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String url = url();
        ingest.stop(0);
        Path file = write("a.txt", "a");

        int exit = post("--url", url, file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out()).isEqualTo(file + "  no answer from " + url + ": is Dyadwatch up?\n");
    }

    @Test
    void sendsTheTokenOfTheEnvironment() throws Exception {
        environment.put("DYADWATCH_TOKEN", "dwt_secret\n");
        post(write("a.txt", "a").toString());
        environment.clear();
        post(write("a.txt", "a").toString());

        assertThat(authorizations).containsExactly("Bearer dwt_secret", "none");
    }

    @Test
    void tellsInOneLineThatItIsNotLetInAndDoesNotShowTheToken() throws Exception {
        environment.put("DYADWATCH_TOKEN", "dwt_wrong");
        Path file = write("a.txt", "a");

        int exit = post(file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.out())
                .isEqualTo(file + "  " + url()
                        + " was sent the token in DYADWATCH_TOKEN: 401 A valid token is needed: It is unknown\n");
    }

    private int post(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--url")) {
            all.addAll(List.of("--url", url()));
        }
        return new CommandLine(new PostCommand(screen.terminal(), environment)).execute(all.toArray(String[]::new));
    }

    private String url() {
        return "http://127.0.0.1:" + ingest.getAddress().getPort();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void one(HttpExchange exchange) throws IOException {
        JsonNode article = Json.mapper().readTree(exchange.getRequestBody());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "none" : authorization);
        if ("Bearer dwt_wrong".equals(authorization)) {
            answer(exchange, 401, Json.write(Problem.of(ProblemKind.UNAUTHENTICATED, "It is unknown")));
            return;
        }
        posted.add(article);
        if (article.path("text").asText().isBlank()) {
            answer(exchange, 422, Json.write(Problem.invalid(new InvalidRecord("text", "must not be blank"))));
        } else {
            answer(exchange, 202, utf8("{\"id\":\"id-" + posted.size() + "\"}"));
        }
    }

    private void batch(HttpExchange exchange) throws IOException {
        StringBuilder results = new StringBuilder();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int number = 0;
        for (String line : body.lines().toList()) {
            number++;
            JsonNode article = Json.mapper().readTree(line);
            posted.add(article);
            results.append(
                    article.path("text").asText().isBlank()
                            ? "{\"line\":%d,\"status\":422,\"errors\":[{\"field\":\"text\",\"problem\":\"must not be blank\"}],\"detail\":\"x\"}%n"
                                    .formatted(number)
                            : "{\"line\":%d,\"status\":202,\"id\":\"i\"}%n".formatted(number));
        }
        answer(exchange, 200, utf8(results.toString()));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String singleQuoted) throws IOException {
        return Json.mapper().readTree(singleQuoted.replace('\'', '"'));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
