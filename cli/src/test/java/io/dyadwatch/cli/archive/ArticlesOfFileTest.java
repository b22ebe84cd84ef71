package io.dyadwatch.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdOutputStream;
import io.dyadwatch.contracts.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlesOfFileTest {
    private static final String SENTENCE = "The ferry company told the town council on Monday that it will run two more"
            + " boats a day from June, because the bridge is closed for repairs until the autumn. ";
    private static final String PAGE = "<html lang='en'><head><title>More boats from June</title></head><body><article>"
            + "<h1>More boats from June</h1>" + ("<p>" + SENTENCE.repeat(3) + "</p>").repeat(3)
            + "</article></body></html>";

    @ParameterizedTest
    @ValueSource(strings = {"a.ndjson", "a.ndjson.gz", "a.jsonl.zst", "A.NDJSON.GZ"})
    void aLineIsAnArticleHoweverTheFileIsCompressed(String name) throws Exception {
        List<Found> found = read(name, compressed(name, utf8(lines(3))));

        assertThat(found).extracting(ArticlesOfFileTest::text).containsExactly("t0", "t1", "t2");
    }

    @Test
    void aDamagedPieceIsTheEndAndTheEndIsTold() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(compressed("a.gz", utf8(lines(2))));
        int second = file.size();
        file.write(compressed("a.gz", utf8(lines(2))));
        byte[] damaged = file.toByteArray();
        damaged[second + 1] ^= 1;
        List<Found> found = new ArrayList<>();

        assertThatThrownBy(() -> readInto(found, "a.ndjson.gz", damaged, Position.START))
                .isInstanceOf(IOException.class);
        assertThat(found).extracting(ArticlesOfFileTest::text).containsExactly("t0", "t1");
    }

    @Test
    void manyEmptyPiecesAreNothing() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] empty = compressed("a.gz", new byte[0]);
        for (int i = 0; i < 50_000; i++) {
            file.write(empty);
        }
        file.write(compressed("a.gz", utf8(lines(1))));

        assertThat(read("a.ndjson.gz", file.toByteArray()))
                .extracting(ArticlesOfFileTest::text)
                .containsExactly("t0");
    }

    @Test
    void aWebArchiveIsNotUnpackedBehindItsName() throws Exception {
        assertThatThrownBy(() -> read("a.warc", compressed("a.warc.gz", warc())))
                .hasMessage("it is compressed, which its name does not say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ndjson", "a.ndjson.gz", "a.ndjson.zst", "a.warc", "a.warc.gz", "a.warc.zst"})
    void itGoesOnAfterEveryPlace(String name) throws Exception {
        byte[] file = compressed(name, name.contains("warc") ? warc() : utf8(lines(3) + "\n[]\n" + lines(2)));
        List<Found> all = read(name, file);
        assertThat(all).hasSizeGreaterThan(4);

        for (int i = 0; i < all.size(); i++) {
            List<Found> rest = new ArrayList<>();
            readInto(rest, name, file, all.get(i).after());
            assertThat(described(rest)).isEqualTo(described(all.subList(i + 1, all.size())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.txt.gz", "a.txt.zst"})
    void aTextFileIsAnArticleAndNothingIsLeftAfterIt(String name) throws Exception {
        byte[] file = compressed(name, utf8("señal"));
        List<Found> found = read(name, file);

        assertThat(found).extracting(ArticlesOfFileTest::text).containsExactly("señal");
        List<Found> rest = new ArrayList<>();
        readInto(rest, name, file, found.get(0).after());
        assertThat(rest).isEmpty();
    }

    @Test
    void aPageIsItsArticle() throws Exception {
        JsonNode article = article(read("a.html", utf8(PAGE)).get(0));

        assertThat(article.path("title").asText()).isEqualTo("More boats from June");
        assertThat(article.path("text").asText()).contains("two more boats").doesNotContain("<p>");
        assertThat(article.path("source").asText()).isEqualTo("a source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ndjson.gz", "a.ndjson.zst", "a.warc.gz", "a.warc.zst", "a.warc"})
    void whatStandsBeforeTheEndOfATruncatedFileIsReadAndTheEndIsTold(String name) throws Exception {
        byte[] piece = compressed(name, name.contains("warc") ? warc() : noise());
        byte[] whole = Arrays.copyOf(piece, 2 * piece.length);
        System.arraycopy(piece, 0, whole, piece.length, piece.length);
        List<Found> found = new ArrayList<>();

        assertThatThrownBy(() -> readInto(found, name, Arrays.copyOf(whole, whole.length - 30), Position.START))
                .isInstanceOf(IOException.class);

        assertThat(found).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ndjson.gz", "a.json.zst", "a.txt.gz", "a.warc.gz", "a.warc"})
    void whatIsNotWhatItsNameSaysIsTold(String name) {
        assertThatThrownBy(() -> read(name, utf8("good morning, this is neither")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aLineThatCannotBeReadIsToldAndTheOthersGoOn() throws Exception {
        String deep = "[".repeat(100_000);
        String wide = "{\"text\":\"t\",\"x\":[" + "1,".repeat(200_000) + "1]}";
        String nested = "{\"text\":\"t\",\"x\":" + "[".repeat(70) + "]".repeat(70) + "}";
        String tooLong = "{\"text\":\"" + "x".repeat(WholeFile.MAX_BYTES) + "\"}";
        List<Found> found =
                read("a.ndjson", utf8(String.join("\n", deep, wide, nested, tooLong, "null", "{\"text\":\"good\"}")));

        assertThat(found).hasSize(6);
        assertThat(found.subList(0, 5)).allMatch(f -> f instanceof Found.Unreadable);
        assertThat(text(found.get(5))).isEqualTo("good");
        assertThat(found.get(5).after().number()).isEqualTo(6);
    }

    @Test
    void aNinjsDocumentIsItsMainHeadlineAndItsBody() throws Exception {
        String document = """
                {"uri":"https://agency.example/items/77","standard":{"name":"ninjs","version":"2.1"},"type":"text",
                 "pubstatus":"usable","language":"pt-BR","by":"Ana Lima","copyrightholder":"Agency",
                 "versioncreated":"2025-03-01T12:30:00-03:00",
                 "headlines":[{"role":"short","value":"Barcos"},{"role":"main","contenttype":"text/html","value":"Mais <i>barcos</i>"}],
                 "bodies":[{"contenttype":"text/plain","value":"Plano."},
                           {"contenttype":"text/html","value":"<p>Um.</p><p>Dois &amp; três.</p>"}]}""";

        JsonNode article = article(read("a.json", utf8(document)).get(0));

        assertThat(article).isEqualTo(Json.mapper().readTree("""
                                        {"url":"https://agency.example/items/77","source":"Agency","title":"Mais barcos",
                                         "text":"Um.\\n\\nDois & três.","language":"pt-BR",
                                         "publishedAt":"2025-03-01T12:30:00-03:00","authors":["Ana Lima"]}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'uri':'urn:x:1','bodies':[]}",
                "{'uri':'urn:x:1','headlines':[{'value':'h'}],'bodies':[{'contenttype':'text/html','value':'<p></p>'}]}",
                "{'uri':'urn:x:1','pubstatus':'canceled','bodies':[{'value':'text'}]}",
                "{'uri':'urn:x:1','bodies':[7,null,{'value':{}}]}"
            })
    void aNinjsDocumentWithoutATextOrWithdrawnIsTold(String document) throws Exception {
        List<Found> found = read("a.ndjson", utf8(document.replace('\'', '"')));

        assertThat(found)
                .hasSize(1)
                .allMatch(f -> f instanceof Found.Unreadable u && u.problem().contains("ninjs"));
    }

    @Test
    void aWebArchiveIsItsPages() throws Exception {
        List<Found> found = read("a.warc", warc());

        assertThat(described(found))
                .containsExactly(
                        "records that are no page",
                        "https://news.example/boats",
                        "records that are no page",
                        "pages without an article",
                        "https://news.example/packed",
                        "records that are no page");
    }

    @Test
    void aWebArchiveThatMakesNoSenseIsToldAndTakesNoMemory() {
        byte[] endless = new byte[64 * 1024 * 1024];
        Arrays.fill(endless, (byte) 'x');
        byte[] head = utf8("WARC/1.0\r\nWARC-Type: response\r\nX: ");
        System.arraycopy(head, 0, endless, 0, head.length);

        assertThatThrownBy(() -> read("a.warc", endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a head is longer than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -5\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: 999999999999\r\n",
                "Content-Length: many\r\n",
                "",
                "Content-Length: 10\r\nWARC-Date: yesterday\r\nWARC-Record-ID: <<>>\r\nWARC-Target-URI: http:// /%%\r\n"
            })
    void aRecordWithAHeadThatMakesNoSenseIsToldOrPassedOver(String length) throws Exception {
        byte[] file = utf8("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n" + length
                + "\r\nHTTP/1.1 2\r\n\r\n\r\n");
        List<Found> found = new ArrayList<>();
        try {
            readInto(found, "a.warc", file, Position.START);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return;
        }
        assertThat(found).noneMatch(f -> f instanceof Found.Submittable);
    }

    @Test
    void aPageThatUnpacksWithoutEndIsReadToItsBound() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(utf8(PAGE));
            byte[] blanks = new byte[1024 * 1024];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                gzip.write(blanks);
            }
        }
        byte[] file = response("https://news.example/bomb", "text/html\r\nContent-Encoding: gzip", bomb.toByteArray());

        assertThat(described(read("a.warc", file))).containsExactly("https://news.example/bomb");
    }

    private static byte[] warc() throws IOException {
        ByteArrayOutputStream warc = new ByteArrayOutputStream();
        warc.writeBytes(record("warcinfo", "", "application/warc-fields", utf8("software: a test\r\n")));
        warc.writeBytes(response("https://news.example/boats", "text/html; charset=utf-8", utf8(PAGE)));
        warc.writeBytes(response("https://news.example/boat.png", "image/png", new byte[1000]));
        warc.writeBytes(response("https://news.example/", "text/html", utf8("<html><body></body></html>")));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(PAGE));
        }
        warc.writeBytes(
                response("https://news.example/packed", "text/html\r\nContent-Encoding: gzip", packed.toByteArray()));
        warc.writeBytes(record("metadata", "https://news.example/", "application/warc-fields", utf8("a: b\r\n")));
        return warc.toByteArray();
    }

    private static byte[] response(String url, String contentType, byte[] body) {
        ByteArrayOutputStream http = new ByteArrayOutputStream();
        http.writeBytes(utf8(
                "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n"));
        http.writeBytes(body);
        return record("response", url, "application/http; msgtype=response", http.toByteArray());
    }

    private static byte[] record(String type, String url, String contentType, byte[] content) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(utf8("WARC/1.0\r\nWARC-Type: " + type + "\r\n"
                + "WARC-Record-ID: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>\r\n"
                + "WARC-Date: 2025-03-01T12:00:00Z\r\n" + (url.isEmpty() ? "" : "WARC-Target-URI: " + url + "\r\n")
                + "Content-Type: " + contentType + "\r\nContent-Length: " + content.length + "\r\n\r\n"));
        record.writeBytes(content);
        record.writeBytes(utf8("\r\n\r\n"));
        return record.toByteArray();
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"text\":\"t" + i + "\"}\n")
                .collect(Collectors.joining());
    }

    /** Lines that compress badly, so that several compressed blocks come before the end. */
    private static byte[] noise() {
        Random random = new Random(7);
        return utf8(IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"text\":\"" + Long.toHexString(random.nextLong()) + "\"}\n")
                .collect(Collectors.joining()));
    }

    private static byte[] compressed(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = switch (Compression.of(Path.of(name))) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out);
        }) {
            compressing.write(bytes);
        }
        return out.toByteArray();
    }

    private static List<Found> read(String name, byte[] file) throws IOException {
        List<Found> found = new ArrayList<>();
        readInto(found, name, file, Position.START);
        return found;
    }

    private static void readInto(List<Found> found, String name, byte[] file, Position from) throws IOException {
        Submission submission =
                new Submission("a source", false, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
        ArchiveFormat format = ArchiveFormat.of(Path.of(name)).orElseThrow();
        try (ArticlesOfFile articles =
                ArticlesOfFile.of(new ByteArrayInputStream(file), Path.of(name), format, from, submission)) {
            for (Optional<Found> next = articles.next(); next.isPresent(); next = articles.next()) {
                found.add(next.get());
            }
        }
    }

    private static List<String> described(List<Found> found) {
        return found.stream()
                .map(f -> f instanceof Found.PassedOver over
                        ? over.what()
                        : f instanceof Found.Unreadable unreadable
                                ? unreadable.problem()
                                : article(f).path("url").asText(text(f)))
                .toList();
    }

    private static String text(Found found) {
        return article(found).path("text").asText();
    }

    private static JsonNode article(Found found) {
        try {
            return Json.mapper().readTree(((Found.Submittable) found).json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
